import { reportAt, type SiteCheck } from './check';

/** Nobody has a shop where both degrees are zero: it is what an empty form leaves behind. */
export const checkLocation: SiteCheck = (site, report) => {
  const { location } = site.options;
  if (location?.latitude !== 0 || location.longitude !== 0) return;
  const fix = 'Write the degrees of the site, or leave location out.';
  reportAt(report, site, 'location', { value: location, problem: 'is a place in the Atlantic Ocean', fix });
};
