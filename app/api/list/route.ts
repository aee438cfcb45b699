import { type Failure, type Result, succeed } from '../../../lib/errors';
import { type HostId, parseHostId } from '../../../lib/hosts/edge-host-id';
import { readScanned, type Scanned } from '../../../lib/hosts/read-scanned';
import type { Problem } from '../../../lib/registration/view';
import type { Server } from '../../../lib/server/compose';
import { arrivalHref } from '../../_arrive/arrival-href';
import { typedKey } from '../../_arrive/typed-key';
import { type Base, readBase } from '../../_front/base';
import { passKey } from '../../_front/pass-key';
import { boundPass, visitOf } from '../../_front/visit';
import { addHosts, createList, type HostList, onwardKey, readList, removeHost } from '../../_hosts/host-list';
import { hostsHref } from '../../_hosts/hosts-href';
import { endList, keepList, readListCookie } from '../../_hosts/list-cookie';
import { uniteLists } from '../../_hosts/unite-lists';
import { answerForm, arrivalWith } from '../_http/form-answer';
import { guardPost } from '../_http/guard-post';
import { readFormat } from '../_http/read-fields';
import { readForm } from '../_http/read-form';
import { withServer } from '../_http/with-server';

export const dynamic = 'force-dynamic';

/**
 * Changes the list of hosts that a phone keeps: nothing on the server, and nothing in Palette. A form only, answered 303 to
 * the page of the list. Says nothing of hosts and sites: whether they are there is for the page to tell.
 */
export async function POST(request: Request): Promise<Response> {
  const refuseAll = (failure: Failure & Partial<Problem>) => refuse(request, failure);
  return withServer(
    request,
    async (server) => {
      const format = readFormat(request);
      if (!format.ok || format.value !== 'form') return refuseAll(server.report({ code: 'content_type_unsupported' }));
      const read = await readForm(request);
      return read.ok ? change(server, request, read.value) : refuseAll(server.report(read.error));
    },
    refuseAll,
  );
}

async function change(server: Server, request: Request, form: URLSearchParams): Promise<Response> {
  const known = readList(form);
  const typed = form.get('edgeHostId') ?? '';
  const pass = boundPass(form.get(passKey));
  const visit = await visitOf(server, request.headers, null);
  // Of the host that is added from its own page, else of the first one on the list: the page knew no other.
  const hostId = known?.hosts[0]?.text ?? typed;
  const guarded = await guardPost(server, request, { hostId, pass, visit });
  if (!guarded.ok) return refuse(request, server.report(guarded.error));
  if (known === null) return refuse(request, server.report({ code: 'site_missing' }));
  const list = uniteLists(known, readListCookie(request.headers));
  const removed = form.get('remove');
  if (form.has('clear')) return show(request, createList(list.siteId, []));
  return removed === null
    ? add(server, request, list, { typed, isByHand: form.has(typedKey), isOnward: form.has(onwardKey) })
    : show(request, removeHost(list, removed));
}

interface Typed {
  readonly typed: string;
  /** Not sent by a script that has scanned it. */
  readonly isByHand: boolean;
  /** Another host is to be added next; this one is only where the list begins. */
  readonly isOnward: boolean;
}

function add({ report }: Server, request: Request, list: HostList, { typed, isByHand, isOnward }: Typed): Response {
  const scanned = readScanned(typed);
  // A legal ID, but a device's own name is one letter away: it is asked about before it joins.
  if (isByHand && scanned.kind === 'suggestion') {
    return answerForm(request, hostsHref('', list, { isAdding: true, refused: { typed, problem: null } }));
  }
  const away = practiceHref(readBase(request.headers), scanned, typed);
  if (away !== null) return answerForm(request, away);
  const read = parseAll(scanned, typed);
  const added = read.ok ? addHosts(list, read.value) : read;
  if (added.ok) {
    const isTwice = !isOnward && added.value.hosts.length === list.hosts.length;
    return show(request, added.value, { isTwice, isAdding: true });
  }
  const refused = { typed, problem: report(added.error) };
  return answerForm(request, hostsHref('', list, { isAdding: true, refused }));
}

/** Where a host of practice leads that was brought to the real thing: away from it, as when it comes alone. Else null. */
function practiceHref(base: Base, scanned: Scanned, typed: string): string | null {
  if (base !== '' || !('linkPath' in scanned) || scanned.linkPath !== '/practice') return null;
  return arrivalHref({
    base: '/practice',
    hostId: scanned.kind === 'host' ? scanned.hostId : typed.slice(0, mostTyped),
  });
}

/** As much of a text with several hosts as goes into the field there. */
const mostTyped = 300;

/** Whatever a camera, a keyboard or the clipboard brought: one host, or several that were pasted. */
function parseAll(scanned: Scanned, typed: string): Result<readonly HostId[]> {
  const texts = scanned.kind === 'several' ? scanned.hostIds : [scanned.kind === 'host' ? scanned.hostId : typed];
  const hostIds: HostId[] = [];
  for (const text of texts) {
    const parsed = parseHostId(text);
    if (!parsed.ok) return parsed;
    hostIds.push(parsed.value);
  }
  return succeed(hostIds);
}

/** The page of the list; of an empty one the page that asks for the first host of the site. */
function show(request: Request, list: HostList, wish: Parameters<typeof hostsHref>[2] = {}): Response {
  const base = readBase(request.headers);
  const isEmpty = list.hosts.length === 0;
  const target = isEmpty ? arrivalHref({ base: '', siteId: list.siteId }) : hostsHref('', list, wish);
  return answerForm(request, target, isEmpty ? endList(base) : keepList(base, list));
}

function refuse(request: Request, { code, facts = {}, reference = '' }: Failure & Partial<Problem>): Response {
  return answerForm(request, arrivalWith({}, { code, facts, reference }, null));
}
