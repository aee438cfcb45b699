import { parseHostId } from '../../lib/hosts/edge-host-id';
import type { Scanned } from '../../lib/hosts/read-scanned';
import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Site } from '../../lib/sites/site';
import type { Base } from '../_front/base';
import { AlertBox } from '../_parts/alert-box';
import { HostIdText } from '../_parts/host-id-text';
import { arrivalHref } from './arrival-href';

interface DoubtedHostIdProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly typed: string;
  readonly scanned: Scanned;
  readonly site: Site | null;
  /** Nothing else on the page wants it. */
  readonly takesFocus: boolean;
}

/** What the text in the field seems to be, when it is no ID as it stands: another one is offered, never taken. */
export function DoubtedHostId({ t, base, typed, scanned, site, takesFocus }: DoubtedHostIdProps) {
  const sentence = sentenceOf(t, scanned);
  if (sentence === null) return null;
  const siteOf = site === null ? {} : { siteId: site.id };
  return (
    <AlertBox id="doubt" takesFocus={takesFocus} className="mt-5 rounded-2xl border-2 border-warn bg-warn-tint p-5">
      <p className="font-bold text-lg text-warn">{sentence}</p>
      {scanned.kind === 'suggestion' && (
        <>
          <p className="mt-2 font-bold text-xl">
            <HostIdText hostId={scanned.hostId} />
          </p>
          <p className="mt-2">{t.enter.didYouMeanHint}</p>
          <a href={arrivalHref({ base, hostId: scanned.hostId, ...siteOf })} className="action-main mt-4">
            {t.enter.useIt}
          </a>
          {parseHostId(typed).ok && (
            <a href={arrivalHref({ base, hostId: typed, ...siteOf })} className="link-quiet mt-2">
              {t.enter.asTyped}
            </a>
          )}
        </>
      )}
    </AlertBox>
  );
}

function sentenceOf(t: Dictionary, scanned: Scanned): string | null {
  if (scanned.kind === 'suggestion') return t.enter.didYouMean;
  if (scanned.kind === 'several') return t.enter.several;
  return scanned.kind === 'foreign' ? t.scan.foreign[scanned.what] : null;
}
