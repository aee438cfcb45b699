import type { Access, Visit } from '../../lib/access/access';
import { parseHostId } from '../../lib/hosts/edge-host-id';
import type { Dictionary } from '../../lib/i18n/dictionary';
import type { RegistrationDesk } from '../../lib/registration/registrations';
import { boundUndo, readUndoRights, undoKey } from '../_front/undo-cookie';
import { AlertBox } from '../_parts/alert-box';
import { Icon } from '../_parts/icon';

/** Query key of the address that follows an undo. */
export const undoneKey = 'undone';

interface TakenBackProps {
  readonly t: Dictionary;
  readonly server: { readonly desk: Pick<RegistrationDesk, 'as'>; readonly access: Pick<Access, 'openUndo'> };
  readonly visit: Pick<Visit, 'actor'>;
  readonly headers: Pick<Headers, 'get'>;
  readonly query: URLSearchParams;
  /** As the address says it. */
  readonly hostId: string;
}

/**
 * Says to whoever took a host back that it was, if that is so: anybody can write an address, and that somebody may not see a
 * host is no sign that it is not registered.
 */
export async function TakenBack({ t, server, visit, headers, query, hostId }: TakenBackProps) {
  const parsed = parseHostId(hostId);
  if (!parsed.ok) return null;
  const rights = await readUndoRights(server.access, headers, boundUndo(query.get(undoKey)));
  if (!(await server.desk.as(visit.actor).confirmUndone(parsed.value, rights))) return null;
  const { title, sentence } = t.undo.done;
  return (
    <AlertBox id="undone" takesFocus={true} className="mb-6 rounded-2xl border-2 border-good bg-good-tint p-5">
      <h2 className="flex items-start gap-2.5 font-bold text-good text-lg leading-snug">
        <Icon name="check" className="mt-px size-6" />
        {title}
      </h2>
      <p className="mt-2">{sentence}</p>
    </AlertBox>
  );
}
