import { parseHostId } from '../../../lib/hosts/edge-host-id';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import { decodePart } from '../../_parts/decode-part';
import { openServer, orPageFailure } from '../../_parts/open-server';
import { nameSites } from '../../_parts/shown-problem';
import { Unavailable } from '../../_parts/unavailable';
import { RegistrationScreen } from './registration-screen';
import { UnknownRegistration } from './unknown-registration';

const t = dictionaryFor('en');

/** Seconds; the same as in vercel.json. A look at Palette goes on after the answer. */
export const maxDuration = 30;

/** For browsers without scripts, which load the whole page; the others watch by themselves. */
const leastRefreshSeconds = 8;

/** The page that tells the truth about one registration; it may be opened at any time, by anybody who has the ID. */
export default async function RegistrationPage({ params }: { params: Promise<{ edgeHostId: string }> }) {
  const { edgeHostId } = await params;
  const href = `/registrations/${edgeHostId}`;
  const server = await openServer();
  if (!server.ok) return <Unavailable t={t} failure={server.error} href={href} />;
  const { directory, index, registrations } = server.value;
  const hostId = parseHostId(decodePart(edgeHostId));
  if (!hostId.ok) return <UnknownRegistration t={t} hostId={null} />;
  const result = await orPageFailure(registrations.view(hostId.value));
  if (!result.ok && result.error.code !== 'not_registered')
    return <Unavailable t={t} failure={result.error} href={href} />;
  const site = result.ok ? directory.find(result.value.siteId) : null;
  if (!result.ok || site === null) return <UnknownRegistration t={t} hostId={hostId.value} />;
  const view = result.value;
  return (
    <>
      <title>{`${t.registration.states[view.state].title} – ${index.company.productName}`}</title>
      {view.pollAfterMs !== null && (
        <noscript>
          <meta httpEquiv="refresh" content={`${Math.max(leastRefreshSeconds, view.pollAfterMs / 1_000)}`} />
        </noscript>
      )}
      <RegistrationScreen
        t={t}
        view={view}
        problem={view.problem === null ? null : nameSites(view.problem, directory)}
        site={site}
        support={index.company.support}
        nowMs={Date.now()}
      />
    </>
  );
}
