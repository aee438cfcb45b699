import { headers } from 'next/headers';
import type { Visit } from '../lib/access/access';
import type { Dictionary } from '../lib/i18n/dictionary';
import { findSites } from '../lib/registration/find-sites';
import { poolsToChoose } from '../lib/registration/pool-question';
import type { Server } from '../lib/server/compose';
import { readArrival } from './_arrive/arrival';
import { type ArrivalStep, arrivalStep } from './_arrive/arrival-step';
import { ChooseSite } from './_arrive/choose-site';
import { ConfirmStep } from './_arrive/confirm-step';
import { EnterHostId } from './_arrive/enter-host-id';
import { ProveAccess } from './_arrive/prove-access';
import { SessionLine } from './_arrive/session-line';
import type { Base } from './_front/base';
import { readLastSite } from './_front/last-site-cookie';
import { visitOf } from './_front/visit';
import { type KeptList, readListCookie } from './_hosts/list-cookie';
import { openScene } from './_parts/open-scene';
import { openServer } from './_parts/open-server';
import { pageTitle } from './_parts/page-title';
import { ProblemSummary } from './_parts/problem-summary';
import { type QueryRecord, toSearchParams } from './_parts/query-record';
import { nameSites } from './_parts/shown-problem';
import { Unavailable } from './_parts/unavailable';
import { PracticeOffer } from './_practice/practice-offer';
import { PracticeStart } from './_practice/practice-start';
import { TakenBack, undoneKey } from './_undo/taken-back';

/** Where a scan arrives: one decision per screen, each an ordinary link or form. */
export default async function ArrivePage({ searchParams }: { searchParams: Promise<QueryRecord> }) {
  const { t, base } = await openScene();
  const query = toSearchParams(await searchParams);
  const server = await openServer();
  if (!server.ok) return <Unavailable t={t} failure={server.error} href={`${base}/?${query}`} />;
  const { directory, index, report } = server.value;
  const arrival = readArrival(query);
  const known = await headers();
  const visit = await visitOf(server.value, known, arrival.pass);
  const list = readListCookie(known);
  const phone = { listSiteId: list?.siteId ?? null, lastSiteId: readLastSite(known) };
  const step = arrivalStep(arrival, directory, visit, report, phone);
  const { problem } = step;
  const formPass = step.name === 'enter' ? '' : await server.value.access.passFor(visit, step.hostId, 'form');
  // An address that came without a pass needs none: the cookie works, or everything is open.
  const passes = { pass: arrival.pass === null ? null : formPass, formPass };
  const token = step.name === 'enter' ? null : { hostId: step.hostId, pass: formPass };
  return (
    <>
      <title>{pageTitle(t, base, titleOf(t, step, index.company.productName))}</title>
      {problem !== null && (
        <div className="mb-6">
          <ProblemSummary
            t={t}
            problem={nameSites(problem, directory, visit.actor)}
            support={index.company.support}
            {...fieldOf(step, directory)}
          />
        </div>
      )}
      {query.has(undoneKey) && problem === null && step.name !== 'enter' && (
        <TakenBack t={t} server={server.value} visit={visit} headers={known} query={query} hostId={step.hostId} />
      )}
      <StepScreen t={t} base={base} step={step} server={server.value} visit={visit} passes={passes} list={list} />
      <SessionLine t={t} base={base} visit={visit} directory={directory} token={token} />
    </>
  );
}

interface StepScreenProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly step: ArrivalStep;
  readonly server: Server;
  readonly visit: Visit;
  readonly passes: { readonly pass: string | null; readonly formPass: string };
  /** The hosts that this phone collects. */
  readonly list: KeptList | null;
}

function StepScreen({ t, base, step, server, visit, passes, list }: StepScreenProps) {
  const { directory, modes } = server;
  switch (step.name) {
    case 'enter':
      return (
        <>
          {isBeginning(step) && base !== '' && <PracticeStart t={t} base={base} />}
          <EnterHostId t={t} base={base} typed={step.typed} site={step.site} isInvalid={isAbout(step, 'host_id_')} />
          {isBeginning(step) && base === '' && server.hasPractice && <PracticeOffer t={t} />}
        </>
      );
    case 'prove':
      return (
        <ProveAccess
          t={t}
          base={base}
          hostId={step.hostId}
          modes={modes}
          isForLink={step.isForLink}
          pinSite={step.pinSite}
          isPinInvalid={isAbout(step, 'pin_')}
          {...passes}
        />
      );
    case 'choose': {
      const found = findSites(directory, visit.actor, step.hostId, { q: step.search });
      return (
        <ChooseSite
          t={t}
          base={base}
          hostId={step.hostId}
          search={step.search}
          found={found.ok ? found.value : noSites}
          lastSite={step.lastSite}
          hasPlaces={directory.sites.some(({ location }) => location !== null)}
          canProveMore={modes.includes('pin') || modes.includes('sign_in')}
          pass={passes.pass}
        />
      );
    }
    case 'confirm':
      return (
        <ConfirmStep
          t={t}
          base={base}
          step={step}
          server={server}
          visit={visit}
          passes={passes}
          list={list}
          isNameInvalid={isAbout(step, 'host_name_')}
          isKeyInvalid={isAbout(step, 'pairing_key_')}
          isPoolInvalid={isAbout(step, 'host_pool_')}
        />
      );
  }
}

/** Nobody has typed or chosen anything yet. */
function isBeginning(step: Extract<ArrivalStep, { name: 'enter' }>): boolean {
  return step.typed === '' && step.site === null && step.problem === null;
}

const noSites = { sites: [], more: false };

/** What problems are about, and the field that shows it, step by step. */
const fields: Readonly<Record<ArrivalStep['name'], Readonly<Record<string, string>>>> = {
  enter: { host_id_: 'appliance-id' },
  prove: { pin_: 'pin' },
  choose: {},
  confirm: { host_name_: 'hostName', host_pool_: 'pool', pairing_key_: 'pairingKey' },
};

/** The field that the problem is about, where this step shows it. */
function fieldOf(step: ArrivalStep, directory: Server['directory']): { fieldId?: string } {
  const [, fieldId] = Object.entries(fields[step.name]).find(([prefix]) => isAbout(step, prefix)) ?? [];
  const isMissing = fieldId === fields.confirm.host_pool_ && !isPoolAsked(step, directory);
  return fieldId === undefined || isMissing ? {} : { fieldId };
}

function isPoolAsked(step: ArrivalStep, directory: Server['directory']): boolean {
  return step.name === 'confirm' && poolsToChoose(directory, step.site, step.hostId).length > 0;
}

function isAbout({ problem }: ArrivalStep, prefix: string): boolean {
  return problem?.code.startsWith(prefix) ?? false;
}

function titleOf(t: Dictionary, step: ArrivalStep, productName: string): string {
  const prove = t.access.prove.title;
  const title = { enter: t.enter.title, prove, choose: t.choose.title, confirm: t.confirm.title }[step.name];
  return [step.problem === null ? '' : `${t.common.problem}: `, title, ` – ${productName}`].join('');
}
