import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { type Actor, grantToRegister } from '../../../lib/access/actor';
import { parseHostId } from '../../../lib/hosts/edge-host-id';
import type { RegistrationView } from '../../../lib/registration/view';
import type { Server } from '../../../lib/server/compose';
import { registrationHref } from '../../_front/registration-href';
import { readPass, visitOf } from '../../_front/visit';
import { decodePart } from '../../_parts/decode-part';
import { openScene, type Scene } from '../../_parts/open-scene';
import { openServer, orPageFailure } from '../../_parts/open-server';
import { type QueryRecord, toSearchParams } from '../../_parts/query-record';
import { nameSites } from '../../_parts/shown-problem';
import { Unavailable } from '../../_parts/unavailable';
import { readUndoAccess } from '../../_undo/undo-access';
import { requestOrigin } from '../../simulator/request-origin';
import { RegistrationScreen } from './registration-screen';
import { UnknownRegistration } from './unknown-registration';

/** Seconds; the same as in vercel.json. A look at Palette goes on after the answer. */
export const maxDuration = 30;

/** For browsers without scripts, which load the whole page; the others watch by themselves. */
const leastRefreshSeconds = 8;

interface RegistrationPageProps {
  readonly params: Promise<{ edgeHostId: string }>;
  readonly searchParams: Promise<QueryRecord>;
}

/** The page that tells the truth about one registration, to whoever may see it; for all others there is none. */
export default async function RegistrationPage({ params, searchParams }: RegistrationPageProps) {
  const scene = await openScene();
  const { t, base } = scene;
  const { edgeHostId } = await params;
  const query = toSearchParams(await searchParams);
  const pass = readPass(query);
  const server = await openServer();
  const hostId = parseHostId(decodePart(edgeHostId));
  const href = hostId.ok ? registrationHref(base, hostId.value, pass) : `${base}/`;
  if (!server.ok) return <Unavailable t={t} failure={server.error} href={href} />;
  const { modes, desk } = server.value;
  if (!hostId.ok) return <UnknownRegistration t={t} base={base} hostId={null} modes={modes} />;
  const visit = await visitOf(server.value, await headers(), pass);
  const { actor } = visit;
  const result = await orPageFailure(desk.as(actor).view(hostId.value));
  if (result.ok) {
    const formPass = await server.value.access.passFor(visit, hostId.value, 'form');
    return (
      <KnownRegistration
        scene={scene}
        server={server.value}
        view={result.value}
        actor={actor}
        query={query}
        passes={{ pass, formPass }}
        origin={requestOrigin(await headers())}
      />
    );
  }
  if (result.error.code !== 'not_registered') return <Unavailable t={t} failure={result.error} href={href} />;
  return <UnknownRegistration t={t} base={base} hostId={hostId.value} modes={modes} />;
}

interface KnownRegistrationProps {
  readonly scene: Scene;
  readonly server: Server;
  readonly view: RegistrationView;
  readonly actor: Actor;
  readonly query: URLSearchParams;
  readonly passes: { readonly pass: string | null; readonly formPass: string };
  /** As the reader's browser knows this server. */
  readonly origin: string;
}

async function KnownRegistration({ scene, server, view, actor, query, passes, origin }: KnownRegistrationProps) {
  const { t, base } = scene;
  const { access, directory, index, modes, publicOrigin } = server;
  const site = directory.findBorne(view.siteId);
  if (site === null) return <UnknownRegistration t={t} base={base} hostId={view.hostId} modes={modes} />;
  const undo = await readUndoAccess({ access, headers: await headers(), actor, query }, view, site);
  if (undo.isCarriedInVain) redirect(registrationHref(base, view.hostId, passes.pass));
  return (
    <>
      {view.pollAfterMs !== null && (
        <noscript>
          <meta httpEquiv="refresh" content={`${Math.max(leastRefreshSeconds, view.pollAfterMs / 1_000)}`} />
        </noscript>
      )}
      <RegistrationScreen
        t={t}
        base={base}
        view={view}
        problem={view.problem === null ? null : nameSites(view.problem, directory, actor)}
        site={site}
        company={index.company}
        nowMs={Date.now()}
        address={`${publicOrigin ?? origin}${registrationHref(base, view.hostId)}`}
        {...passes}
        undo={undo}
        canRegister={grantToRegister(actor, site, view.hostId) !== null}
      />
    </>
  );
}
