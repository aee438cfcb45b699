import type { HostId } from '../../lib/hosts/edge-host-id';
import { wordPairOf } from '../../lib/hosts/word-pair';
import type { Dictionary } from '../../lib/i18n/dictionary';
import { outlookText } from '../../lib/i18n/registration/outlook-text';
import type { Outlook } from '../../lib/registration/view';
import type { Site } from '../../lib/sites/site';
import type { WorkerPool } from '../../lib/sites/worker-pool';
import type { Base } from '../_front/base';
import { AddToList, joinsList, ListNote } from '../_hosts/add-to-list';
import type { KeptList } from '../_hosts/list-cookie';
import { KeepSubmit } from '../_keep/keep-submit';
import { HostPlate } from '../_parts/host-plate';
import { Icon } from '../_parts/icon';
import { PassField } from '../_parts/pass-field';
import { SitePlate } from '../_parts/site-plate';
import { textGap } from '../_parts/text-gap';
import { arrivalHref } from './arrival-href';
import { FarWarning } from './far-warning';
import { PairingKeyField } from './pairing-key-field';
import { PoolQuestion } from './pool-question';
import { RegisteredBefore } from './registered-before';

export interface ConfirmRegistrationProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly hostId: HostId;
  readonly site: Site;
  readonly hostName: string;
  /** The kind of host that was chosen before the form came back, and those that there are to choose; left out: none. */
  readonly pool?: string;
  readonly pools?: readonly WorkerPool[];
  /** IT has said beforehand that the host belongs there. */
  readonly isExpected: boolean;
  readonly outlook: Outlook;
  /** The hosts that this phone collects; null: none. */
  readonly list: KeptList | null;
  /** The name of the site of another list that would end; null: there is none, or not for this reader. */
  readonly listEndsAt: string | null;
  /** Null where a list works: by a cookie, or because all is open. Left out: the same as `pass`. */
  readonly listPass?: string | null;
  readonly isNameInvalid: boolean;
  readonly isKeyInvalid: boolean;
  readonly isPoolInvalid?: boolean;
  /** For the links of this page; null where they work without. */
  readonly pass: string | null;
  /** For its form. */
  readonly formPass: string;
}

/** The last step: is it the right host, is it the right site, what will happen, and one button that says yes. */
export function ConfirmRegistration(props: ConfirmRegistrationProps) {
  const { t, base, hostId, site, hostName, isNameInvalid, isKeyInvalid, pass, formPass } = props;
  const {
    isExpected,
    outlook,
    list,
    listEndsAt,
    listPass = pass,
    pool = '',
    pools = [],
    isPoolInvalid = false,
  } = props;
  const joins = joinsList({ list, site, pass: listPass });
  const words = { label: t.confirm.words, pair: wordPairOf(hostId) };
  const addToList = (
    <AddToList
      t={t}
      base={base}
      hostId={hostId}
      site={site}
      list={list}
      endsAt={listEndsAt}
      pass={listPass}
      formPass={formPass}
    />
  );
  return (
    <>
      <h1 className="heading-page">{t.confirm.title}</h1>
      <div className="mt-5">
        <HostPlate t={t} hostId={hostId} label={t.confirm.host} words={words}>
          <a className="link-quiet text-sm" href={arrivalHref({ base, siteId: site.id })}>
            {t.confirm.otherHost}
          </a>
        </HostPlate>
        <div className="relative z-1 -my-2.5 grid place-items-center" aria-hidden="true">
          <span className="grid size-11 place-items-center rounded-full border-4 border-ground bg-link text-surface">
            <Icon name="down" className="size-5" />
          </span>
        </div>
        <SitePlate site={site} label={t.confirm.site}>
          <a className="link-quiet text-sm" href={arrivalHref({ base, hostId, search: '', pass })}>
            {t.confirm.otherSite}
          </a>
        </SitePlate>
        {site.location !== null && (
          <FarWarning site={site.location} text={t.confirm.farAway(textGap)} language={t.language} />
        )}
      </div>
      {isExpected && (
        <p className="mt-5 flex items-center gap-2 font-semibold text-link">
          <Icon name="check" className="size-5" />
          {t.confirm.isExpected}
        </p>
      )}
      <p className={isExpected ? 'mt-1' : 'mt-5'}>{outlookText(t, outlook, site.name)}</p>
      <ListNote t={t} list={list} site={site} pass={listPass} />
      <form method="post" action={`${base}/api/registrations`}>
        <input type="hidden" name="edgeHostId" value={hostId} />
        <input type="hidden" name="siteId" value={site.id} />
        <PassField pass={formPass} />
        <PoolQuestion t={t} site={site} pools={pools} chosen={pool} isInvalid={isPoolInvalid} />
        <PairingKeyField t={t} wanted={site.access.pairingKey} isInvalid={isKeyInvalid} />
        <details className="mt-2" open={hostName !== '' || isNameInvalid}>
          <summary className="min-h-11 py-2 font-semibold text-link">{t.confirm.nameTitle}</summary>
          <label htmlFor="hostName" className="block font-semibold">
            {t.confirm.nameLabel}
          </label>
          <p id="hostName-hint" className="text-quiet text-sm">
            {t.confirm.nameHint}
          </p>
          <input
            id="hostName"
            name="hostName"
            type="text"
            defaultValue={hostName}
            className="field mt-2"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="done"
            maxLength={200}
            aria-describedby={isNameInvalid ? 'hostName-hint problem' : 'hostName-hint'}
            aria-invalid={isNameInvalid}
          />
        </details>
        {/* A button that stayed in sight would hide the question, and be tapped before it is seen. */}
        <div className={joins ? 'mt-3' : pools.length > 0 ? 'mt-5' : 'action-bar'}>
          <KeepSubmit
            base={base}
            label={t.confirm.action(site.name)}
            sending={t.confirm.sending}
            siteName={site.name}
            texts={t.keep.form}
            className={joins ? 'action-second w-full' : 'action-main'}
          />
        </div>
      </form>
      {joins ? <div className="action-bar">{addToList}</div> : addToList}
      <RegisteredBefore t={t} base={base} hostId={hostId} pass={pass} />
    </>
  );
}
