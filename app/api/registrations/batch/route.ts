import type { UndoRight, Visit } from '../../../../lib/access/access';
import { markPhone } from '../../../../lib/access/undo-right';
import type { Failure } from '../../../../lib/errors';
import type { Problem, Submission } from '../../../../lib/registration/view';
import { reportCrash } from '../../../../lib/server';
import type { Server } from '../../../../lib/server/compose';
import { readBase } from '../../../_front/base';
import { keepLastSite } from '../../../_front/last-site-cookie';
import { keepUndo, withUndo } from '../../../_front/undo-cookie';
import { visitOf } from '../../../_front/visit';
import { type HostList, type ListedHost, readList } from '../../../_hosts/host-list';
import { hostsHref } from '../../../_hosts/hosts-href';
import { keepList, readListCookie } from '../../../_hosts/list-cookie';
import { uniteLists } from '../../../_hosts/unite-lists';
import { answerError, answerJson, toErrorAnswer } from '../../_http/error-answer';
import { answerForm, arrivalWith } from '../../_http/form-answer';
import { guardPost } from '../../_http/guard-post';
import { answerPage, refusedForm } from '../../_http/page-answer';
import { type Batch, readBatch } from '../../_http/read-batch';
import { type BodyFormat, readFormat } from '../../_http/read-fields';
import { toRegistrationAnswer } from '../../_http/registration-answer';
import { statusOfSubmission } from '../../_http/submission-status';
import { withServer } from '../../_http/with-server';

export const dynamic = 'force-dynamic';
/** Seconds; the same as in vercel.json. */
export const maxDuration = 300;

/**
 * Registers several hosts at one site, each as if it were sent alone. Takes the form of the page (answer: 303 to the list, see
 * also `answerPage`) and JSON (answer: 200 with a row per host, in their order; one that is refused stops no other). Safe to repeat.
 */
export async function POST(request: Request): Promise<Response> {
  const format = readFormat(request);
  const answerAs: BodyFormat = format.ok ? format.value : 'json';
  const refuseAll = (failure: Failure & Partial<Problem>) => refuse(request, answerAs, failure);
  return withServer(
    request,
    async (server) => {
      const read = format.ok ? await readBatch(request, format.value) : format;
      if (!read.ok) return refuseAll(server.report(read.error));
      return receive(server, request, answerAs, read.value);
    },
    refuseAll,
  );
}

async function receive(server: Server, request: Request, format: BodyFormat, batch: Batch): Promise<Response> {
  // A pass is good for one host: whoever has nothing else registers one after the other.
  const visit = await visitOf(server, request.headers, null);
  const first = batch.list.hosts[0]?.text ?? '';
  const guarded = await guardPost(server, request, { hostId: first, pass: batch.pass, visit });
  if (!guarded.ok) return refuse(request, format, server.report(guarded.error));
  const rows = await submitAll(server, visit, batch);
  const cookies = await cookiesAfter(server, request, rows);
  if (format === 'json') return answerRows(server, batch, rows, cookies);
  const list = listAfter(request, batch, rows);
  const target = withUndo(hostsHref('', list), await carryUndo(server, request, rows));
  const led = answerForm(request, target, keepList(readBase(request.headers), list), ...cookies);
  // What became of each host is told by the page; as a whole, the server holds the list.
  return answerPage(request, led, { status: 200, isKnown: true, problem: null });
}

interface Row {
  readonly host: ListedHost;
  readonly submission: Submission;
}

/** All in the same moment, so that whoever serves the site serves them together: n + 1 writes for n hosts of a new site. */
function submitAll({ desk }: Server, visit: Visit, { list, names, pools, pass }: Batch): Promise<readonly Row[]> {
  const registrations = desk.as(visit.actor);
  const phone = markPhone(visit, pass);
  return Promise.all(
    list.hosts.map(async (host) => {
      const pool = pools.get(host.text) ?? '';
      const request = { edgeHostId: host.text, siteId: list.siteId, hostName: names.get(host.text) ?? '', pool, phone };
      return { host, submission: await registrations.submit(request).catch(refuseCrashed) };
    }),
  );
}

/** A bug that one host meets is no reason to leave the others untold. */
function refuseCrashed(error: unknown): Submission {
  return { outcome: 'refused', view: null, problem: { facts: {}, ...reportCrash(error) }, undo: null };
}

/** As after a single one: where this phone registers it will likely register the next one, and it may take these back. */
async function cookiesAfter(
  { access }: Server,
  { headers }: Request,
  rows: readonly Row[],
): Promise<readonly string[]> {
  const siteId = rows.find(({ submission }) => submission.outcome !== 'refused')?.submission.view?.siteId ?? null;
  const lastSite = siteId === null ? null : keepLastSite(readBase(headers), siteId);
  return [lastSite, await keepUndo(access, headers, rightsOf(rows))].filter((cookie) => cookie !== null);
}

function rightsOf(rows: readonly Row[]): readonly UndoRight[] {
  return rows.flatMap(({ submission }) => submission.undo ?? []);
}

/** For a phone that has never brought a cookie: they may be blocked. */
async function carryUndo({ access }: Server, { headers }: Request, rows: readonly Row[]): Promise<string | null> {
  const rights = rightsOf(rows);
  return rights.length === 0 || headers.get('cookie') !== null ? null : access.sealUndo(rights);
}

async function answerRows(
  server: Server,
  { list }: Batch,
  rows: readonly Row[],
  cookies: readonly string[],
): Promise<Response> {
  const hosts = await Promise.all(rows.map((row) => toRowAnswer(server, row)));
  const answer = answerJson({ siteId: list.siteId, hosts });
  for (const cookie of cookies) answer.headers.append('set-cookie', cookie);
  return answer;
}

async function toRowAnswer({ access }: Server, { host, submission }: Row) {
  const { view, problem, undo } = submission;
  return {
    edgeHostId: host.text,
    status: statusOfSubmission(submission),
    registration: view === null ? null : toRegistrationAnswer(view, Date.now()),
    error: problem === null ? null : toErrorAnswer(problem),
    undoToken: undo === null ? null : await access.sealUndo([undo]),
  };
}

/** What the page shows next: those with why they were refused, those that were not sent, and what the phone has besides. */
function listAfter(request: Request, { list, kept, order }: Batch, rows: readonly Row[]): HostList {
  const sent = rows.map(({ host, submission }) => ({
    ...host,
    refusal: submission.view === null ? submission.problem : null,
  }));
  const all = uniteLists({ siteId: list.siteId, hosts: sent }, readList(kept), readListCookie(request.headers));
  const placeOf = ({ text }: ListedHost) => (order.includes(text) ? order.indexOf(text) : order.length);
  return { ...all, hosts: all.hosts.toSorted((one, other) => placeOf(one) - placeOf(other)) };
}

function refuse(request: Request, format: BodyFormat, failure: Failure & Partial<Problem>): Response {
  if (format === 'json') return answerError(failure);
  const problem = { code: failure.code, facts: failure.facts ?? {}, reference: failure.reference ?? '' };
  return answerPage(request, answerForm(request, arrivalWith({}, problem, null)), refusedForm(failure));
}
