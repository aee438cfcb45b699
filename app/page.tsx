import { dictionaryFor } from '../lib/i18n/dictionary';
import type { Server } from '../lib/server/compose';
import { readArrival } from './_arrive/arrival';
import { type ArrivalStep, arrivalStep } from './_arrive/arrival-step';
import { ChooseSite } from './_arrive/choose-site';
import { ConfirmRegistration } from './_arrive/confirm-registration';
import { EnterHostId } from './_arrive/enter-host-id';
import { openServer } from './_parts/open-server';
import { ProblemSummary } from './_parts/problem-summary';
import { type QueryRecord, toSearchParams } from './_parts/query-record';
import { nameSites } from './_parts/shown-problem';
import { Unavailable } from './_parts/unavailable';

const t = dictionaryFor('en');

/** Where a scan arrives: one decision per screen, each an ordinary link or form. */
export default async function ArrivePage({ searchParams }: { searchParams: Promise<QueryRecord> }) {
  const query = toSearchParams(await searchParams);
  const server = await openServer();
  if (!server.ok) return <Unavailable t={t} failure={server.error} href={`/?${query}`} />;
  const { directory, index, report } = server.value;
  const step = arrivalStep(readArrival(query), directory, report);
  const { problem } = step;
  return (
    <>
      <title>{titleOf(step, index.company.productName)}</title>
      {problem !== null && (
        <div className="mb-6">
          <ProblemSummary
            t={t}
            problem={nameSites(problem, directory)}
            support={index.company.support}
            {...fieldOf(step)}
          />
        </div>
      )}
      <StepScreen step={step} server={server.value} />
    </>
  );
}

function StepScreen({ step, server }: { step: ArrivalStep; server: Server }) {
  switch (step.name) {
    case 'enter':
      return <EnterHostId t={t} typed={step.typed} site={step.site} isInvalid={isAbout(step, 'host_id_')} />;
    case 'choose':
      return (
        <ChooseSite
          t={t}
          hostId={step.hostId}
          search={step.search}
          found={server.directory.search({ q: step.search })}
        />
      );
    case 'confirm':
      return (
        <ConfirmRegistration
          t={t}
          hostId={step.hostId}
          site={step.site}
          hostName={step.hostName}
          isNameInvalid={isAbout(step, 'host_name_')}
        />
      );
  }
}

/** The field that the problem is about, where this step shows it. */
function fieldOf(step: ArrivalStep): { fieldId?: string } {
  if (step.name === 'enter' && isAbout(step, 'host_id_')) return { fieldId: 'appliance-id' };
  return step.name === 'confirm' && isAbout(step, 'host_name_') ? { fieldId: 'hostName' } : {};
}

function isAbout({ problem }: ArrivalStep, prefix: string): boolean {
  return problem?.code.startsWith(prefix) ?? false;
}

function titleOf(step: ArrivalStep, productName: string): string {
  const title = { enter: t.enter.title, choose: t.choose.title, confirm: t.confirm.title }[step.name];
  return [step.problem === null ? '' : `${t.common.problem}: `, title, ` – ${productName}`].join('');
}
