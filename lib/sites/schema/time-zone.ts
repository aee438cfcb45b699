import { nearestWord } from '../nearest-word';
import { text } from './leaf';

/** An IANA time zone such as `America/Denver`, spelt exactly; abbreviations and offsets are refused. */
export const timeZoneSchema = text('an IANA time zone', "'America/Denver'", (value) => {
  const known = canonicalName(value);
  if (known !== null && /^UTC$|\//.test(value) && (known === value || known.toLowerCase() !== value.toLowerCase()))
    return null;
  const near = known ?? nearestWord(value, Intl.supportedValuesOf('timeZone'));
  return near === null ? 'is not an IANA time zone' : `is not an IANA time zone (did you mean ${near}?)`;
});

/** What this runtime calls the zone (it may be an alias's target), or null when it knows none of this name. */
function canonicalName(name: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
