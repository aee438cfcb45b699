import type { Intent } from '../store/records';

/**
 * So long a host that IT is taking out is believed to be on its way out: much longer than a command takes from one write to
 * the next. After that the command has died, and what Palette shows is the truth again. Milliseconds.
 */
const leavingForMs = 15 * 60_000;

/** IT is taking the host out of its site: whoever serves the site writes nothing for it. Pure. */
export function isLeaving({ phase, problem }: Pick<Intent, 'phase' | 'problem'>): boolean {
  return phase === 'stopped' && problem?.code === 'host_leaving';
}

/** IT has taken the host out of its site: it holds nothing there, and whoever asks for it begins anew. Pure. */
export function isTakenOut({ phase, problem }: Pick<Intent, 'phase' | 'problem'>): boolean {
  return phase === 'stopped' && problem?.code === 'host_removed';
}

/** Until when what Palette shows of a host that is leaving says nothing about how that will end, milliseconds. Pure. */
export function leavesUntilMs({ changedAtMs }: Intent): number {
  return changedAtMs + leavingForMs;
}

/** Is somebody taking it out at this moment, as far as anybody can tell? Pure. */
export function isOnItsWayOut(intent: Intent, nowMs: number): boolean {
  return isLeaving(intent) && nowMs < leavesUntilMs(intent);
}

/** The intent while IT takes its host out: nobody's work, with all that the end of it needs. Pure. */
export function leaving(intent: Intent, reference: string, nowMs: number): Intent {
  const problem = { code: 'host_leaving', facts: {}, reference } as const;
  return { ...intent, phase: 'stopped', isRegistered: true, problem, changedAtMs: nowMs };
}
