import type { Webhook } from '../../lib/sites/webhook';
import type { Notice } from '../../lib/store/records';
import { askStore } from './ask-store';
import { type Command, CommandFault, type Given, type House, type Outcome } from './command';
import { plainText } from './plain-text';

/** So many waiting messages are counted; beyond that it says "or more". */
const mostWaiting = 1_000;
const mostDead = 100;

/** Shows the lines of the webhooks, and tries one out. No address or secret is ever printed. */
export const webhooks: Command = {
  name: 'webhooks',
  summary: 'show what waits for webhooks, and try one out',
  description: [
    'list prints each webhook with the messages that wait, and since when; dead the messages that nobody tries to send any more, newest first; test <id> sends a signed test message now, and says how it went.',
    'No address or secret is ever printed.',
  ],
  words: [
    { name: '[action]', description: 'list, dead or test' },
    { name: '[id]', description: 'of the webhook to test' },
  ],
  examples: ['webhooks', 'webhooks dead', 'webhooks test store-systems'],
  run: chooseAction,
};

async function chooseAction({ positionals }: Given, house: House): Promise<Outcome> {
  const [action = 'list', id] = positionals;
  if (action === 'test' && id !== undefined) return tryOut(id, house);
  if (action === 'list' && id === undefined) return listLines(house);
  if (action === 'dead' && id === undefined) return listDead(house);
  throw new CommandFault('It is webhooks list, webhooks dead or webhooks test <id>.', 'usage');
}

async function listLines(house: House): Promise<Outcome> {
  const hooks = house.index().webhooks;
  if (hooks.length === 0) return { json: [], lines: ['There is no webhook in the config.'] };
  const rows = await askStore(house, (store) =>
    Promise.all(hooks.map(async (hook) => toLine(hook, await store.listNotices(hook.id, mostWaiting)))),
  );
  return {
    json: rows,
    lines: rows.map(({ id, waiting, oldestAt, tries, nextAt }) => {
      const count = waiting === mostWaiting ? `${waiting} or more` : waiting;
      const since = oldestAt === null ? '' : `, the oldest of ${oldestAt}, tried ${tries} times, next at ${nextAt}`;
      return `${id}  ${count} waiting${since}`;
    }),
  };
}

function toLine({ id, kinds }: Webhook, waiting: readonly Notice[]) {
  const [oldest] = waiting;
  return {
    id,
    kinds,
    waiting: waiting.length,
    oldestAt: oldest === undefined ? null : iso(oldest.atMs),
    tries: oldest?.tries ?? 0,
    nextAt: oldest === undefined ? null : iso(oldest.nextAtMs),
  };
}

async function listDead(house: House): Promise<Outcome> {
  const dead = await askStore(house, (store) => store.listDeadNotices(mostDead));
  const rows = dead.map(({ id, webhookId, kind, atMs, tries, body }) => {
    return { id, webhook: webhookId, kind, at: iso(atMs), tries, host: hostOf(body) };
  });
  const lines = rows.map(({ id, webhook, kind, at, tries, host }) =>
    [at, webhook, kind, plainText(host ?? '-'), `${tries} tries`, id].join('  '),
  );
  return { json: rows, lines: lines.length === 0 ? ['No message was given up.'] : lines };
}

/** The text of a message is ours, but it has been stored meanwhile. The rest of it stays where it is: it may hold a link. */
function hostOf(body: string): string | null {
  try {
    const { host } = JSON.parse(body);
    return typeof host === 'string' ? host : null;
  } catch {
    return null;
  }
}

async function tryOut(id: string, house: House): Promise<Outcome> {
  const failure = await (await house.openServer()).webhooks.test(id);
  if (failure === 'unknown') throw new CommandFault(`There is no webhook ${JSON.stringify(id)} in the config.`);
  if (failure === null) return { json: { id, arrived: true }, lines: [`${id}: the test message has arrived.`] };
  throw new CommandFault(`${id}: the test message has not arrived: ${failure.reason}.`);
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
