import type { HostId } from '../../lib/hosts/edge-host-id';
import type { Dictionary } from '../../lib/i18n/dictionary';
import { endOfHostId } from './group-host-id';
import { Icon } from './icon';

/** Which host this page is about, in one line above its heading. */
export function HostLine({ t, hostId }: { t: Dictionary; hostId: HostId }) {
  return (
    <p className="flex items-center gap-2 font-medium text-quiet">
      <Icon name="host" className="size-5 text-link" />
      {t.confirm.host}
      <span className="host-letters font-bold text-ink text-lg">{endOfHostId(hostId)}</span>
    </p>
  );
}
