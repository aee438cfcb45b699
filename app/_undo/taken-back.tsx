import type { Actor } from '../../lib/access/actor';
import { parseHostId } from '../../lib/hosts/edge-host-id';
import type { Dictionary } from '../../lib/i18n/dictionary';
import type { RegistrationDesk } from '../../lib/registration/registrations';
import { AlertBox } from '../_parts/alert-box';
import { Icon } from '../_parts/icon';

/** Query key of the address that follows an undo. */
export const undoneKey = 'undone';

interface TakenBackProps {
  readonly t: Dictionary;
  readonly server: { readonly desk: Pick<RegistrationDesk, 'as'> };
  readonly actor: Actor;
  /** As the address says it. */
  readonly hostId: string;
}

/** Says that a host was taken back, if that is so: anybody can write an address. */
export async function TakenBack({ t, server, actor, hostId }: TakenBackProps) {
  const parsed = parseHostId(hostId);
  const view = parsed.ok ? await server.desk.as(actor).view(parsed.value) : null;
  if (view === null || view.ok || view.error.code !== 'not_registered') return null;
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
