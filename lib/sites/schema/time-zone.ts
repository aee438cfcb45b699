import { nearestWord } from '../nearest-word';
import { text } from './leaf';

/** Asking the runtime takes 0.1 ms, and thousands of sites share a few zones. */
const judged = new Map<string, string | null>();

/** An IANA time zone such as `America/Denver`, spelt exactly; abbreviations and offsets are refused. */
export const timeZoneSchema = text('an IANA time zone', "'America/Denver'", (zone) => {
  const problem = judged.has(zone) ? (judged.get(zone) ?? null) : judge(zone);
  judged.set(zone, problem);
  return problem;
});

function judge(zone: string): string | null {
  const runtimeName = askRuntime(zone);
  const isFullName = zone === 'UTC' || zone.includes('/');
  // The runtime's name may be the target of an alias (`Asia/Kolkata`), but must not be the same in other letters.
  const isMisspelt = runtimeName !== zone && runtimeName?.toLowerCase() === zone.toLowerCase();
  if (runtimeName !== null && isFullName && !isMisspelt) return null;
  const near = runtimeName ?? nearestWord(zone, Intl.supportedValuesOf('timeZone'));
  return near === null ? 'is not an IANA time zone' : `is not an IANA time zone (did you mean ${near}?)`;
}

/** What this runtime calls the zone, or null when it knows none of this name; upper and lower case do not matter to it. */
function askRuntime(zone: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
