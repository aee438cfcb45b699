import { readScanned } from '../../lib/hosts/read-scanned';
import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Site } from '../../lib/sites/site';
import type { Base } from '../_front/base';
import { Icon } from '../_parts/icon';
import { HostIdField } from '../_scan/host-id-field';
import { ScanPanel } from '../_scan/scan-panel';
import { DoubtedHostId } from './doubted-host-id';
import { HostScreenPicture } from './host-screen-picture';
import { typedKey } from './typed-key';

interface EnterHostIdProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly typed: string;
  /** Already known, when another host of the same site is added. */
  readonly site: Site | null;
  readonly isInvalid: boolean;
}

/** Step one for whoever did not come by QR code: how to scan, or type the ID. Scanning needs scripts, typing does not. */
export function EnterHostId({ t, base, typed, site, isInvalid }: EnterHostIdProps) {
  const { inGroups, didYouMean, useIt, several } = t.enter;
  const scanned = readScanned(typed);
  // What is offered then is the one act of the screen.
  const isOffered = scanned.kind === 'suggestion';
  return (
    <>
      <h1 className="heading-page">{site === null ? t.enter.title : t.enter.titleAtSite(site.name)}</h1>
      {typed === '' && !isInvalid && (
        <div className="mt-5 overflow-hidden rounded-3xl bg-tint">
          <HostScreenPicture label={t.enter.picture} />
          <p className="px-5 pb-5 font-medium">{t.enter.introduction}</p>
        </div>
      )}
      {typed !== '' && (
        <DoubtedHostId t={t} base={base} typed={typed} scanned={scanned} site={site} takesFocus={!isInvalid} />
      )}
      <div className="mt-5">
        <ScanPanel words={t.scan} fieldId="appliance-id" isMain={!isOffered} />
      </div>
      <form method="get" action={`${base}/`} className="mt-7">
        {!isInvalid && <h2 className="font-bold text-xl tracking-tight">{t.enter.orType}</h2>}
        <label htmlFor="appliance-id" className="mt-3 block font-semibold">
          {t.enter.label}
        </label>
        <p id="appliance-id-hint" className="text-quiet">
          {t.enter.hint}
        </p>
        <HostIdField
          id="appliance-id"
          name="appliance-id"
          typed={typed}
          isInvalid={isInvalid}
          describedBy={isInvalid ? 'appliance-id-hint problem' : 'appliance-id-hint'}
          words={{ inGroups, didYouMean, useIt, several }}
          foreign={t.scan.foreign}
        />
        {site !== null && <input type="hidden" name="site" value={site.id} />}
        <button
          type="submit"
          name={typedKey}
          value="1"
          className={`action-second mt-4 min-h-14 w-full bg-surface text-lg ${isOffered ? '' : mainWithoutScripts}`}
        >
          {t.enter.action}
          <Icon name="forward" className="size-5 rtl:-scale-x-100" />
        </button>
      </form>
      <details className="mt-6">
        <summary className="min-h-11 py-2 font-semibold text-link">{t.enter.tipsTitle}</summary>
        <ol className="list-decimal space-y-2 ps-6 pb-2 text-quiet">
          {t.enter.tips.map((tip) => (
            <li key={tip}>{tip}</li>
          ))}
        </ol>
      </details>
    </>
  );
}

/** Then there is no scanning above it. */
const mainWithoutScripts = 'noscript:border-edge noscript:bg-brand noscript:text-on-brand';
