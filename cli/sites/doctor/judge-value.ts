import ipaddr from 'ipaddr.js';
import type { ProfileVariable } from '../../../lib/palette/survey-model';
import { parseIpv4 } from '../../../lib/sites/ipv4';

type Format = ProfileVariable['format'];

/** What a value of the format is called, and how it is told (API.md §3 names the formats, not their grammar). */
const formats: Readonly<Record<Format, readonly [name: string, isOne: (text: string) => boolean]>> = {
  string: ['a text', () => true],
  other: ['a value', () => true],
  number: ['a number', (text) => /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text)],
  boolean: ['true or false', (text) => text === 'true' || text === 'false'],
  ipv4: ['an IPv4 address', (text) => parseIpv4(text) !== null],
  ipv4cidr: ['an IPv4 network such as 10.1.2.0/24', isIpv4Cidr],
  ipv6: ['an IPv6 address', (text) => ipaddr.IPv6.isValid(text)],
  version: ['a version such as 1.2.3', (text) => /^v?\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?$/.test(text)],
  base64: ['base64', (text) => /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)],
};

function isIpv4Cidr(text: string): boolean {
  const [address = '', prefix = '', ...rest] = text.split('/');
  return parseIpv4(address) !== null && /^([0-9]|[12][0-9]|3[0-2])$/.test(prefix) && rest.length === 0;
}

/** Longer patterns and values are left to Palette: a pattern of somebody else must not hold the doctor up. */
const longestPattern = 200;
const longestText = 200;

/**
 * What is wrong with a value, such as `is not a number`, or null. A pattern is judged only where it is harmless to: ours
 * reads another dialect than Palette's, and one that we cannot read says nothing. Pure.
 */
export function judgeValue(variable: ProfileVariable, text: string): string | null {
  const [name, isOne] = formats[variable.format];
  if (!isOne(text)) return `is not ${name}`;
  const { options, regex } = variable;
  if (options.length > 0 && !options.includes(text)) return `is none of ${options.join(', ')}`;
  return regex !== null && isAgainst(regex, text) ? `does not match ${regex}` : null;
}

function isAgainst(pattern: string, text: string): boolean {
  // Repeats within repeats can take for ever.
  const isRisky = pattern.length > longestPattern || /[+*}]\)?[+*{]|\([^)]*[+*][^)]*\)[+*{]/.test(pattern);
  if (isRisky || text.length > longestText) return false;
  try {
    return !new RegExp(pattern).test(text);
  } catch {
    return false;
  }
}
