/**
 * What firmware leaves in the serial-number and UUID fields when the maker did not fill them in. Two hosts that show the
 * same filler would be one host to Palette. The UUIDs are the dummies known from dmidecode reports.
 */
const fillerWords = new Set([
  'tobefilledbyoem',
  'tobefilledbyo',
  'defaultstring',
  'default',
  'systemserialnumber',
  'systemproductname',
  'systemmanufacturer',
  'systemversion',
  'chassisserialnumber',
  'baseboardserialnumber',
  'serialnumber',
  'serial',
  'notspecified',
  'notapplicable',
  'notavailable',
  'notsettable',
  'notpresent',
  'none',
  'null',
  'undefined',
  'unknown',
  'invalid',
  'empty',
  'oem',
  'na',
  'nil',
  'xxxxxxxx',
  '0123456789',
  '1234567890',
  '123456789',
  '12345678',
]);

const dummyUuids = new Set([
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
]);

/** One character repeated: all zero, all F, and the dashes and dots that stand for "nothing". */
const repeated = /^(.)\1{5,}$/;

/**
 * True when the ID, with or without the device's prefix (`edge-…`), is a known firmware filler. Punctuation and case do
 * not matter: `edge-To be filled by O.E.M.` and `TO_BE_FILLED_BY_OEM` are the same filler.
 */
export function isFirmwareFiller(text: string): boolean {
  return [text, withoutPrefix(text)].some((candidate) => isFiller(squeeze(candidate)));
}

function isFiller(squeezed: string): boolean {
  return fillerWords.has(squeezed) || dummyUuids.has(squeezed) || repeated.test(squeezed);
}

/** The installer's `prefix` is alphanumeric words and dashes before the serial (API.md §2.6); the default is `edge`. */
function withoutPrefix(text: string): string {
  return text.replace(/^edge-+/i, '');
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
