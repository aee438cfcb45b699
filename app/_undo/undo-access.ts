import type { Access, UndoRight } from '../../lib/access/access';
import { type Actor, grantToUndo } from '../../lib/access/actor';
import { undoLastsMs } from '../../lib/access/undo-right';
import type { RegistrationView } from '../../lib/registration/view';
import type { Site } from '../../lib/sites/site';
import { readProblem } from '../_arrive/arrival';
import { boundUndo, readUndoRights, undoKey } from '../_front/undo-cookie';
import type { ShownProblem } from '../_parts/shown-problem';

/** What the reader of a page may do about a mistake. */
export interface UndoAccess {
  readonly isAllowed: boolean;
  /** What the address bears for phones without cookies, for the form to bear as well. */
  readonly carried: string | null;
  /** The cookie says as much as the address: that one need not bear it any longer, to whomever it is shown next. */
  readonly isCarriedInVain: boolean;
  /** Why the last try came back. */
  readonly problem: ShownProblem | null;
}

interface Reader {
  readonly access: Pick<Access, 'openUndo'>;
  readonly headers: Pick<Headers, 'get'>;
  readonly actor: Actor;
  readonly query: URLSearchParams;
}

/** May the reader take back what the page shows? The phone that asked for it may, or IT. The use case asks again. */
export async function readUndoAccess(
  { access, headers, actor, query }: Reader,
  view: RegistrationView,
  site: Site,
): Promise<UndoAccess> {
  const carried = boundUndo(query.get(undoKey));
  const isRight = ({ hostId, siteId, requestedAtMs }: UndoRight) =>
    hostId === view.hostId && siteId === view.siteId && requestedAtMs + undoLastsMs === view.undo?.untilMs;
  const kept = (await readUndoRights(access, headers, null)).some(isRight);
  const isTheirs = kept || (await readUndoRights(access, headers, carried)).some(isRight);
  const isAllowed = isTheirs || grantToUndo(actor, site, view.hostId) !== null;
  return { isAllowed, carried, isCarriedInVain: carried !== null && kept, problem: readProblem(query) };
}
