import { headers } from 'next/headers';
import type { ApprovalVisit } from '../../../lib/access/access';
import { type Actor, grantToDecide } from '../../../lib/access/actor';
import type { Failure } from '../../../lib/errors';
import type { Server } from '../../../lib/server/compose';
import { DecideForm } from '../../_approve/decide-form';
import { RequestFacts } from '../../_approve/request-facts';
import { Verdict } from '../../_approve/verdict';
import { readProblem } from '../../_arrive/arrival';
import { visitOf } from '../../_front/visit';
import { decodePart } from '../../_parts/decode-part';
import { openScene } from '../../_parts/open-scene';
import { openServer, orPageFailure } from '../../_parts/open-server';
import { ProblemSummary } from '../../_parts/problem-summary';
import { type QueryRecord, toSearchParams } from '../../_parts/query-record';
import { Unavailable } from '../../_parts/unavailable';

const longestName = 100;

interface ApprovePageProps {
  readonly params: Promise<{ token: string }>;
  readonly searchParams: Promise<QueryRecord>;
}

/** Where IT decides about a host that waits, by a link that they were sent. Opening it changes nothing. */
export default async function ApprovePage({ params, searchParams }: ApprovePageProps) {
  const { t, base } = await openScene();
  const token = decodePart((await params).token);
  const query = toSearchParams(await searchParams);
  const server = await openServer();
  if (!server.ok) return <Unavailable t={t} failure={server.error} href={`${base}/`} />;
  const opened = await server.value.access.openApproval(token);
  if (!opened.ok) return <Invalid server={server.value} failure={opened.error} />;
  return <Asked server={server.value} token={token} opened={opened.value} query={query} />;
}

interface AskedProps {
  readonly server: Server;
  readonly token: string;
  readonly opened: ApprovalVisit;
  readonly query: URLSearchParams;
}

async function Asked({ server, token, opened, query }: AskedProps) {
  const { t } = await openScene();
  const { actor, request: shown } = opened;
  const site = server.directory.find(shown.siteId);
  const asked = await orPageFailure(server.desk.as(actor).request(shown.hostId));
  if (!asked.ok) return <Invalid server={server} failure={asked.error} />;
  const request = asked.value;
  // Somebody was asked anew since: that is another question, with a link of its own.
  const isNewer = request.state === 'waiting' && request.requestedAtMs !== shown.requestedAtMs;
  if (site === null || request.siteId !== shown.siteId || isNewer)
    return <Invalid server={server} failure={{ code: 'approval_not_wanted' }} />;
  const facts = <RequestFacts t={t} request={request} site={site} />;
  if (request.state !== 'waiting') {
    return (
      <Verdict t={t} state={request.state} decidedBy={request.decidedBy}>
        {facts}
      </Verdict>
    );
  }
  const problem = readProblem(query);
  return (
    <>
      <title>{`${t.access.approve.title} – ${server.index.company.productName}`}</title>
      {problem !== null && (
        <div className="mb-6">
          <ProblemSummary
            t={t}
            problem={problem}
            support={null}
            {...(problem.code === 'approver_missing' && server.signOn === null ? { fieldId: 'name' } : {})}
          />
        </div>
      )}
      <h1 className="heading-page">{t.access.approve.title}</h1>
      <p className="mt-3 mb-5 text-lg">{t.access.approve.introduction}</p>
      {facts}
      <DecideForm
        t={t}
        token={token}
        decider={await deciderOf(server, opened)}
        name={(query.get('name') ?? '').slice(0, longestName)}
        isNameInvalid={problem?.code === 'approver_missing'}
      />
    </>
  );
}

/** Who would decide now: whoever types their name, or is signed in as IT where the company has single sign-on. */
async function deciderOf(server: Server, { request }: ApprovalVisit) {
  if (server.signOn === null) return { by: 'name' } as const;
  const { actor } = await visitOf(server, await headers(), null);
  const site = server.directory.find(request.siteId);
  const grant = site === null ? null : grantToDecide(actor, site, request.hostId);
  if (grant !== null) return { by: 'sign_in', who: grant.who } as const;
  return { by: 'nobody', isSignedIn: isSignedIn(actor) } as const;
}

function isSignedIn({ grants }: Actor): boolean {
  return grants.some(({ mode }) => mode === 'sign_in');
}

/** The link does not open, or there is nothing to decide by it: an ordinary page that says so. */
async function Invalid({ server, failure }: { server: Server; failure: Failure }) {
  const { t } = await openScene();
  const { reference } = server.report(failure);
  return (
    <>
      <title>{`${t.access.approve.invalidTitle} – ${server.index.company.productName}`}</title>
      <h1 className="heading-page mb-5">{t.access.approve.invalidTitle}</h1>
      <ProblemSummary
        t={t}
        problem={{ code: failure.code, facts: {}, reference }}
        support={server.index.company.support}
      />
    </>
  );
}
