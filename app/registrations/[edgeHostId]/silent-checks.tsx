import type { HostId } from '../../../lib/hosts/edge-host-id';
import type { Dictionary } from '../../../lib/i18n/dictionary';
import type { Company } from '../../../lib/sites/site';
import { endOfHostId } from '../../_parts/group-host-id';
import { CallHelp } from './call-help';
import { type Check, CheckPicture } from './check-picture';

interface SilentChecksProps {
  readonly t: Dictionary;
  readonly hostId: HostId;
  readonly support: Company['support'];
}

/** What keeps most silent hosts silent, in the order in which it is quickest to see; then whom to call. */
export function SilentChecks({ t, hostId, support }: SilentChecksProps) {
  const { checks } = t.registration;
  const hostEnd = endOfHostId(hostId);
  const rows: readonly { readonly check: Check; readonly title: string; readonly text: string }[] = [
    { check: 'cable', ...checks.cable },
    { check: 'power', ...checks.power },
    { check: 'screen', title: checks.screen.title, text: checks.screen.text(hostEnd) },
  ];
  return (
    <section className="card p-5">
      <h2 className="font-bold text-xl">{checks.title}</h2>
      <ol className="mt-3 space-y-5">
        {rows.map(({ check, title, text }) => (
          <li key={check} className="flex flex-wrap items-start gap-x-4 gap-y-2">
            <div className="w-24 shrink-0">
              <CheckPicture check={check} hostEnd={hostEnd} />
            </div>
            <div className="min-w-36 flex-1 basis-36">
              <h3 className="font-bold text-lg leading-snug">{title}</h3>
              {check === 'screen' && (
                <p className="mt-1">
                  <bdi className="host-letters font-bold text-2xl">{hostEnd}</bdi>
                </p>
              )}
              <p className="mt-1">{text}</p>
            </div>
          </li>
        ))}
      </ol>
      <div className="mt-5 border-line border-t pt-4">
        <CallHelp t={t} support={support} when={checks.next} />
      </div>
    </section>
  );
}
