import { endOfDay } from '../end-of-day';
import { type Check, reportAtPath } from './check';

/** What security.txt says still counts: whoever finds an old one does not know whether to trust it (RFC 9116 §2.5.5). */
export const checkSecurity: Check = ({ security }, report, { nowMs }) => {
  const expires = security?.expires;
  if (expires === undefined || endOfDay(expires) > nowMs) return;
  const fix = 'See that the contact is still right, and write a day within the next year.';
  reportAtPath(report, 'security.expires', { value: expires, problem: 'is over', fix });
};
