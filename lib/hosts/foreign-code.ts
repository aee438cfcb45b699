/** What a code, a tag or a pasted text is that speaks of no host. */
export type ForeignKind = 'wifi' | 'contact' | 'phone' | 'mail' | 'label' | 'address' | 'other';

/**
 * How such texts begin: Wi-Fi (`WIFI:`, Easy Connect `DPP:`), contacts (vCard, MECARD, BIZCARD), calls and messages, mail
 * (`mailto:`, MATMSG), tokens and keys in PEM, addresses.
 */
const beginnings: readonly (readonly [RegExp, ForeignKind])[] = [
  [/^(?:wifi|dpp):/i, 'wifi'],
  [/^(?:begin:vcard|mecard:|bizcard:)/i, 'contact'],
  [/^(?:tel|sms|smsto|mms|mmsto|facetime|whatsapp):/i, 'phone'],
  [/^(?:mailto:|matmsg:|smtp:)/i, 'mail'],
  [/^eyJ[\w-]*\.|^-----BEGIN /i, 'other'],
  [/^(?:https?:|www\.|(?:[a-z\d-]+\.)+[a-z]{2,}[/?:#])/i, 'address'],
];

/** Labels of makers: `S/N: …`, `Service Tag …`, `MAC: …`, several data in one (ISO/IEC 15434, GS1 in brackets). */
const labels = [
  /^(?:s\/?n|serial(?:\s*(?:no|number|nr))?|service\s*tag|p\/?n|part\s*(?:no|number)|model|asset(?:\s*tag)?|sku|upc|ean|imei|meid|iccid|mac|wwn|gtin|rev|lot|batch)\b\.?\s*[:#=\s]/i,
  /^\[\)>/,
  /^\(\d{2,4}\)/,
  /^(?:[\da-f]{2}[:-]){5}[\da-f]{2}$/i,
];

/** What the text is when it is certainly no host, or null. Expects no blanks around it. */
export function nameForeignCode(text: string): ForeignKind | null {
  const [, kind] = beginnings.find(([beginning]) => beginning.test(text)) ?? [];
  if (kind !== undefined) return kind;
  if (labels.some((label) => label.test(text))) return 'label';
  // The scheme of some other app: `geo:`, `bitcoin:`, `MT:`. An ID holds no colon.
  return /^[a-z][a-z\d+.-]*:\S/i.test(text) ? 'other' : null;
}
