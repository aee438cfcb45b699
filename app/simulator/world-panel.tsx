import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Overview } from '../../lib/palette/simulator/overview';
import { endOfHostId } from '../_parts/group-host-id';

/** What Palette holds meanwhile: the other side of every registration. */
export function WorldPanel({ t, world }: { t: Dictionary; world: Overview }) {
  return (
    <section className="card space-y-5 p-5">
      <h2 className="font-bold text-xl tracking-tight">{t.simulator.palette}</h2>
      <div>
        <h3 className="font-semibold text-quiet">{t.simulator.hosts}</h3>
        {world.hosts.length === 0 && <p>{t.simulator.nothing}</p>}
        <ul className="divide-y divide-line">
          {world.hosts.map(({ id, state, clusterName }) => (
            <li key={id} className="flex items-baseline justify-between gap-3 py-2">
              <span className="host-letters font-bold" title={id}>
                {endOfHostId(id)}
              </span>
              <span className="text-end text-quiet text-sm">
                {clusterName === null ? state : `${state} · ${clusterName}`}
              </span>
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h3 className="font-semibold text-quiet">{t.simulator.clusters}</h3>
        {world.clusters.length === 0 && <p>{t.simulator.nothing}</p>}
        <ul className="space-y-3 pt-2">
          {world.clusters.map((cluster) => (
            <li key={cluster.uid} className="rounded-xl border border-line p-3">
              <p className="flex items-baseline justify-between gap-3">
                <strong className="min-w-0 break-words">{cluster.name}</strong>
                <span className="text-quiet text-sm">{cluster.state}</span>
              </p>
              {cluster.pools.map((pool) => (
                <div key={pool.name} className="mt-2 text-sm">
                  <p className="text-quiet">{pool.name}</p>
                  {pool.hosts.map(({ id, progress }) => (
                    <p key={id} className="flex items-center gap-3">
                      <span className="host-letters w-20 font-semibold">{endOfHostId(id)}</span>
                      <progress max={100} value={progress} aria-label={id} className="progress-line" />
                      <span className="w-12 text-end tabular-nums">{progress} %</span>
                    </p>
                  ))}
                </div>
              ))}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
