import { listSchedules } from '../list-schedules';
import { reportWhereStated, type SiteCheck } from './check';

/**
 * Whatever Palette does at a certain time, it does in the time zone of the site; each policy says what it does, and names
 * nothing twice: Palette refuses the whole cluster for a list with repeats (`uniqueItems`, API.md §4.1).
 */
export const checkPolicies: SiteCheck = (site, report) => {
  const { policies, timeZone } = site.options;
  if (policies === undefined || site.isFaulty('policies')) return;
  const osPatch = policies.osPatch === false ? undefined : policies.osPatch;
  if (osPatch !== undefined && osPatch.schedule === undefined && osPatch.onBoot !== true) {
    const finding = { problem: 'names no time to patch at', fix: "Add schedule: '0 3 * * 0', or onBoot: true." };
    reportWhereStated(report, site, 'policies.osPatch', ['policies'], { value: osPatch, ...finding });
  }
  const { namespaces = [] } = policies.backup || {};
  const twice = namespaces.findIndex((name, index) => name !== undefined && namespaces.indexOf(name) < index);
  if (twice >= 0) {
    const path = 'policies.backup.namespaces';
    const finding = { value: namespaces[twice], problem: 'is named twice', fix: 'Keep it once.' };
    reportWhereStated(report, site, `${path}[${twice}]`, [path], finding);
  }
  const [first] = listSchedules(policies);
  if (first === undefined || timeZone !== undefined || site.isFaulty('timeZone')) return;
  const problem = `is missing, and ${first.option} is a time of day`;
  const fix = "Add the zone that it is meant in, such as timeZone: 'America/Denver'.";
  reportWhereStated(report, site, 'timeZone', ['policies', 'timeZone'], { value: undefined, problem, fix });
};
