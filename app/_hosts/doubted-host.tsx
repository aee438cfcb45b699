import { parseHostId } from '../../lib/hosts/edge-host-id';
import { readScanned } from '../../lib/hosts/read-scanned';
import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Base } from '../_front/base';
import { AlertBox } from '../_parts/alert-box';
import { HostIdText } from '../_parts/host-id-text';
import type { HostList } from './host-list';
import { ListFields } from './list-fields';

interface DoubtedHostProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly list: HostList;
  readonly pass: string | null;
  readonly typed: string;
}

/** What was typed is no host as it stands: what it seems to be, and the ID that may be meant, to be taken by a tap. */
export function DoubtedHost({ t, base, list, pass, typed }: DoubtedHostProps) {
  const scanned = readScanned(typed);
  if (scanned.kind === 'foreign') return <p className="mt-3 font-medium text-warn">{t.scan.foreign[scanned.what]}</p>;
  if (scanned.kind !== 'suggestion') return null;
  const asTyped = parseHostId(typed);
  return (
    <AlertBox id="doubt" takesFocus className="mt-4 rounded-2xl border-2 border-warn bg-warn-tint p-5">
      <p className="font-bold text-lg text-warn">{t.enter.didYouMean}</p>
      <p className="mt-2 font-bold text-xl">
        <HostIdText hostId={scanned.hostId} />
      </p>
      <p className="mt-2">{t.enter.didYouMeanHint}</p>
      <form method="post" action={`${base}/api/list`}>
        <ListFields list={list} pass={pass} />
        <button type="submit" name="edgeHostId" value={scanned.hostId} className="action-second mt-4 w-full bg-surface">
          {t.enter.useIt}
        </button>
        {asTyped.ok && (
          <button type="submit" name="edgeHostId" value={asTyped.value} className="link-quiet mt-2 cursor-pointer">
            {t.enter.asTyped}
          </button>
        )}
      </form>
    </AlertBox>
  );
}
