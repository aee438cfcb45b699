import type { Dictionary } from '../../lib/i18n/dictionary';
import { typedKey } from '../_arrive/typed-key';
import type { Base } from '../_front/base';
import { HostIdField } from '../_scan/host-id-field';
import { ScanPanel } from '../_scan/scan-panel';
import { DoubtedHost } from './doubted-host';
import type { HostList } from './host-list';
import { ListFields } from './list-fields';

interface AddFormProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly list: HostList;
  readonly pass: string | null;
  /** What was typed and did not make a host; empty: nothing. */
  readonly typed: string;
  readonly isInvalid: boolean;
  /** The phone keeps the list, so that what its own camera scans joins it. */
  readonly isKept: boolean;
  /** There is nothing to register yet, so this is what to do. */
  readonly isMain: boolean;
}

/** How the next host joins the list: a scan, the phone's own camera, or typing. */
export function AddForm({ t, base, list, pass, typed, isInvalid, isKept, isMain }: AddFormProps) {
  const texts = t.hosts.add;
  const { inGroups, didYouMean, useIt } = t.enter;
  return (
    <section className="mt-6" aria-labelledby="add-title">
      <h2 id="add-title" className="font-bold text-xl tracking-tight">
        {texts.title}
      </h2>
      {typed !== '' && <DoubtedHost t={t} base={base} list={list} pass={pass} typed={typed} />}
      <div className="mt-3">
        <ScanPanel words={t.scan} fieldId="edgeHostId" isMain={isMain} />
      </div>
      {isKept && <p className="mt-3 text-quiet">{texts.ownCamera}</p>}
      <details className="mt-2" open={typed !== '' || isInvalid}>
        <summary className="min-h-11 py-2 font-semibold text-link">{t.scan.type}</summary>
        <form method="post" action={`${base}/api/list`}>
          <ListFields list={list} pass={pass} />
          <label htmlFor="edgeHostId" className="block font-semibold">
            {texts.label}
          </label>
          <p id="edgeHostId-hint" className="text-quiet">
            {texts.hint}
          </p>
          <HostIdField
            id="edgeHostId"
            name="edgeHostId"
            typed={typed}
            isInvalid={isInvalid}
            describedBy={isInvalid ? 'edgeHostId-hint problem' : 'edgeHostId-hint'}
            words={{ inGroups, didYouMean, useIt, several: texts.several }}
            foreign={t.scan.foreign}
          />
          <button type="submit" name={typedKey} value="1" className="action-second mt-3 w-full">
            {texts.action}
          </button>
        </form>
      </details>
    </section>
  );
}
