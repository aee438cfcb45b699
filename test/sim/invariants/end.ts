import type { Evidence, PhoneRecord } from '../evidence';
import type { Judgement } from '../judge';

/** The run ends with an answer for everybody, and no use case throws. */
export function checkEnd({ hasEnded, phones, orders, thrown }: Evidence): Judgement {
  const invariant = 'the run ends' as const;
  const stuck = hasEnded
    ? []
    : phones.filter(({ told }) => !isSettled(told)).map((phone) => `${phone.plan.name} ${sayTold(phone)}`);
  for (const { plan, task, isFinished } of hasEnded ? [] : orders) {
    if (!isFinished) stuck.push(`${plan.name} ${JSON.stringify(task)}`);
  }
  const open = hasEnded ? [] : [{ invariant, atMs: null, what: `no end within two hours: ${stuck.join('; ')}` }];
  return { violations: [...open, ...thrown.map(({ atMs, what }) => ({ invariant, atMs, what }))], windows: [] };
}

function isSettled(told: PhoneRecord['told']): boolean {
  return told.kind === 'view' && (told.view.state === 'setting_up' || told.view.state === 'ready');
}

/** What a phone was told last, in a few words. */
export function sayTold({ plan, told }: PhoneRecord): string {
  const about = `${plan.hostId} at ${plan.siteId}`;
  if (told.kind === 'nothing') return `${about} was told nothing`;
  if (told.kind === 'refused') return `${about} was refused: ${told.code}`;
  if (told.kind === 'undone') return `${about} was taken back`;
  return `${about} sees ${told.view.state} ${told.view.problem?.code ?? ''}`.trim();
}
