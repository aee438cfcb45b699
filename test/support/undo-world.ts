import type { Actor } from '../../lib/access/actor';
import type { Result } from '../../lib/errors';
import type { HostId } from '../../lib/hosts/edge-host-id';
import type { Undone } from '../../lib/registration/undo';
import type { RegistrationView, Submission } from '../../lib/registration/view';
import type { Intent } from '../../lib/store/records';
import { edgeHost } from './palette-truth';
import { byPin } from './test-actors';
import type { TestWorld } from './test-world';

/** The host of most stories about undo. */
export const undoHost = edgeHost(1);

/** What a phone asks for, and is told; all that goes on after the answer has ended. */
export async function submitAs(
  world: TestWorld,
  { host = undoHost, siteId = 'denver', actor = byPin(), phone = 'phone-1' }: Partial<Asking> = {},
): Promise<Submission> {
  const submission = await world.desk.as(actor).submit({ edgeHostId: host, siteId, hostName: '', phone });
  await world.rest();
  return submission;
}

interface Asking {
  readonly host: HostId;
  readonly siteId: string;
  readonly actor: Actor;
  readonly phone: string;
}

/** Somebody wants the host of a submission taken back, by the phone that it was sent from unless told otherwise. */
export async function undoOf(
  world: TestWorld,
  submission: Pick<Submission, 'undo'>,
  { actor = byPin(), mayAsk = false, host = undoHost, desk = world.desk }: Partial<Undoing> = {},
): Promise<Result<Undone>> {
  const undone = await desk.as(actor).undo({ hostId: host, right: submission.undo, mayAsk });
  await world.rest();
  return undone;
}

interface Undoing {
  readonly actor: Actor;
  readonly mayAsk: boolean;
  readonly host: HostId;
  readonly desk: TestWorld['desk'];
}

/** The stored intent; fails the test where there is none. */
export async function intentIn(world: TestWorld, host: HostId = undoHost): Promise<Intent> {
  const intent = await world.store.readIntent(host);
  if (intent === null) throw new Error('Nobody asked for the host');
  return intent;
}

/** What the page of the host shows; fails the test where there is none. */
export async function viewIn(world: TestWorld, host: HostId = undoHost, actor = byPin()): Promise<RegistrationView> {
  const viewed = await world.newDesk().as(actor).view(host);
  if (!viewed.ok) throw new Error(viewed.error.code);
  return viewed.value;
}

/** Palette's own entry of the host, read behind its API. */
export function entryOf({ simulator }: TestWorld, host: HostId = undoHost) {
  return simulator.snapshot().state.hosts[host];
}

/** What the audit trail tells, oldest first. */
export async function trailIn(world: TestWorld): Promise<string[]> {
  const events = await world.store.readAudit(100);
  return events.toReversed().map(({ what, who }) => `${what} by ${who}`);
}
