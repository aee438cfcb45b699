/**
 * What firmware leaves in the serial-number and UUID fields when the maker did not fill them in (known from dmidecode
 * reports). Two hosts that show the same filler would be one host to Palette.
 */

/** Long enough to mean nothing else: filler behind any prefix. */
const phrases = [
  'tobefilledbyoem',
  'tobefilledbyo',
  'defaultstring',
  'serialnumber',
  'systemproductname',
  'systemmanufacturer',
  'systemversion',
  'notspecified',
  'notapplicable',
  'notavailable',
  'notsettable',
  'notpresent',
  'notdefined',
];

/** Could be part of a name that somebody chose (`none-street-12`): filler only alone or behind the default prefix. */
const words = new Set([
  'default',
  'serial',
  'none',
  'null',
  'undefined',
  'unknown',
  'invalid',
  'empty',
  'oem',
  '0123456789',
  '1234567890',
  '123456789',
  '012345678',
  '12345678',
]);

/** Shorter still: with a prefix it may be a place (`edge-na`). */
const bareWords = new Set(['na', 'nil', 'xxx']);

const dummyUuids = [
  '03000200040005000006000700080009',
  '00020003000400050006000700080009',
  '12345678123412341234123456789abc',
  '1234567812345678123456789abcdef0',
  '0123456789abcdef0123456789abcdef',
  'fefefefefefefefefefefefefefefefe',
  '123456781234567890abcddeefaabbcc',
  '12345678123456781234567812345678',
  '00112233445566778899aabbccddeeff',
  '4c4c4544000020108020804f32303030',
];

/** A UUID of one digit, behind any prefix: all zero, all F. */
const uniformUuid = /([0-9a-f])\1{31}$/;
/** A serial number of one character. Six zeros may be all there is; six twos may be the number of a store. */
const uniformSerial = /^(?:0{6,}|f{6,}|x{6,}|([a-z0-9])\1{7,})$/;
/** Dots, dashes and stars that stand for "nothing". */
const onlyMarks = /^[-._*\s]+$/;

/**
 * True when the ID is a known firmware filler, with or without a prefix (`edge-…`, or one that IT has set). Punctuation
 * and case do not matter: `edge-To be filled by O.E.M.` and `TO_BE_FILLED_BY_OEM` are the same filler.
 */
export function isFirmwareFiller(text: string): boolean {
  const whole = squeeze(text);
  const serial = squeeze(text.replace(/^edge[-_]/i, ''));
  return (
    onlyMarks.test(text) ||
    bareWords.has(whole) ||
    [whole, serial].some((candidate) => words.has(candidate) || uniformSerial.test(candidate)) ||
    [...phrases, ...dummyUuids].some((ending) => whole.endsWith(ending)) ||
    uniformUuid.test(whole)
  );
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
