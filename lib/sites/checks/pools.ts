import type { SiteReading } from '../reading/read-site';
import { countPoolRoom, resolveTopology } from '../resolve-topology';
import type { Wording } from '../wording';
import { reportAt, reportWhereStated, type SiteCheck } from './check';
import { checkTaints } from './taints';

type Pools = NonNullable<SiteReading['options']['pools']>;
type Pool = NonNullable<Pools[number]>;
type Say = (option: string, value: unknown, problem: string, fix: string) => void;

/** Pools have names and labels of their own, somebody can be asked, and the site has room for the hosts in them. */
export const checkPools: SiteCheck = (site, report) => {
  const { pools } = site.options;
  if (site.isFaulty('pools')) return;
  checkQuestion(site, report);
  if (pools === undefined) return;
  const say: Say = (option, value, problem, fix) =>
    reportWhereStated(report, site, `pools${option}`, ['pools'], { value, problem, fix });
  if (pools.length === 0) {
    const fix = 'Leave pools out for one plain pool, or write workerPool: false for none.';
    say('', undefined, 'is empty', fix);
    return;
  }
  for (const [index, pool] of pools.entries()) {
    if (pool !== undefined)
      checkPool(pool, pools.slice(0, index), (option, ...rest) => say(`[${index}]${option}`, ...rest));
  }
  if (!site.isFaulty('topology')) checkRoom(site, pools, report);
  const tag = site.options.tags?.pool;
  if (tag === undefined) return;
  const problem = 'is the label that says which pool a host is for';
  const involved = ['tags.pool', 'pools'];
  reportWhereStated(report, site, 'tags.pool', involved, { value: tag, problem, fix: 'Give the tag another name.' });
};

/** `others` stand before it. */
function checkPool(pool: Pool, others: Pools, say: Say): void {
  if (pool.name !== undefined && others.some((other) => other?.name === pool.name))
    say('.name', pool.name, 'is the name of another pool of the site', 'Give each pool a name of its own.');
  const twin = others.find((other) => sharesWords(other?.label, pool.label));
  if (twin !== undefined)
    say('.label', pool.label, `is what operators read for ${twin.name}, too`, 'Tell them apart in every language.');
  const { maxSurge, maxUnavailable } = typeof pool.update === 'object' ? pool.update : {};
  if (isNothing(maxSurge) && isNothing(maxUnavailable)) {
    const fix = 'Let one of maxSurge and maxUnavailable be 1 at least.';
    say('.update', pool.update, 'lets no host be replaced: neither more nor fewer hosts may be there', fix);
  }
  checkTaints(pool.taints, (option, ...rest) => say(`.${option}`, ...rest));
}

function isNothing(count: number | string | undefined): boolean {
  return count !== undefined && /^0+%?$/.test(String(count));
}

type Label = Wording | Readonly<Record<string, string | undefined>> | undefined;

/** Would somebody read the same for both? Who has no text of their own language reads English, or what there is. */
function sharesWords(one: Label, other: Label): boolean {
  const [ours, theirs] = [wordsOf(one), wordsOf(other)];
  return [...ours].some(([language, text]) => theirs.get(language) === text);
}

function wordsOf(label: Label): ReadonlyMap<string, string> {
  if (label === undefined) return new Map();
  if (typeof label === 'string') return new Map([['', label]]);
  return new Map(Object.entries(label).flatMap(([key, text]) => (text === undefined ? [] : [[key, text] as const])));
}

/** Shared with other sites it may well be meant for those. */
function checkQuestion(site: SiteReading, report: Parameters<SiteCheck>[1]): void {
  const { poolQuestion } = site.own;
  const pools = site.options.pools ?? [];
  if (poolQuestion === undefined || pools.filter((pool) => pool?.label !== undefined).length > 1) return;
  const fix = 'Give two pools or more a label, or take the question out.';
  reportAt(report, site, 'poolQuestion', { value: poolQuestion, problem: 'is there, and has no two answers', fix });
}

function checkRoom(site: SiteReading, pools: Pools, report: Parameters<SiteCheck>[1]): void {
  const { controlPlane, workerPool, maxHosts } = resolveTopology(site.options);
  if (!workerPool) {
    const fix = controlPlane === 2 ? 'Take pools out.' : 'Take pools out, or write workerPool: true.';
    const value = pools.map((pool) => pool?.name);
    const problem = 'has no meaning at a site without worker pool';
    reportWhereStated(report, site, 'pools', ['pools', 'topology'], { value, problem, fix });
    return;
  }
  const most = controlPlane + countPoolRoom(pools);
  if (maxHosts <= most) return;
  const problem = `is more than the ${most} that the control plane and the pools take`;
  const fix = 'Lower it, or raise maxHosts of a pool.';
  const involved = ['topology', 'pools'];
  reportWhereStated(report, site, 'topology.maxHosts', involved, { value: maxHosts, problem, fix });
}
