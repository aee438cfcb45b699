import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { readOverview } from '../../lib/palette/simulator/overview';
import { openScene } from '../_parts/open-scene';
import { openServer } from '../_parts/open-server';
import { pageTitle } from '../_parts/page-title';
import { SubmitOnce } from '../_parts/submit-once';
import { Unavailable } from '../_parts/unavailable';
import { HostConsole } from './host-console';
import { LiveSimulator } from './live-simulator';
import { requestOrigin } from './request-origin';
import { WorldPanel } from './world-panel';

const mostConsoles = 12;
/** For browsers without scripts. */
const refreshSeconds = 5;

/** The screens of simulated hosts, and Palette behind them; there only in simulator mode. */
export default async function SimulatorPage() {
  const { t, base } = await openScene();
  const server = await openServer();
  if (!server.ok) return <Unavailable t={t} failure={server.error} href={`${base}/simulator`} />;
  const { simulator: open, publicOrigin } = server.value;
  if (open === null) notFound();
  const { simulator } = open;
  const origin = publicOrigin ?? requestOrigin(await headers());
  const devices = simulator.devices.list();
  const newest = devices.toReversed().slice(0, mostConsoles);
  return (
    <div data-wide>
      <title>{pageTitle(t, base, t.simulator.title)}</title>
      <noscript>
        <meta httpEquiv="refresh" content={`${refreshSeconds}`} />
      </noscript>
      <LiveSimulator path={`${base}/simulator/state`} />
      <h1 className="heading-page">{t.simulator.title}</h1>
      <p className="mt-3 max-w-xl text-quiet">{t.simulator.introduction}</p>
      <form method="post" action={`${base}/simulator/hosts`} className="mt-5 max-w-sm">
        <SubmitOnce label={t.simulator.newHost} sending={t.simulator.starting} />
      </form>
      <form method="post" action={`${base}/simulator/hosts`} className="mt-3 max-w-sm">
        <input type="hidden" name="machine" value="small" />
        <SubmitOnce label={t.simulator.smallHost} sending={t.simulator.starting} className="action-second" />
      </form>
      <div className="mt-8 grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
          {newest.length === 0 && <p className="card p-5">{t.simulator.none}</p>}
          {newest.map((device) => (
            <HostConsole
              key={device.id}
              t={t}
              base={base}
              device={device}
              url={simulator.devices.registrationUrl(device.id, `${origin}${base}`)}
            />
          ))}
        </div>
        <WorldPanel t={t} world={readOverview(simulator.snapshot().state, devices, Date.now())} />
      </div>
    </div>
  );
}
