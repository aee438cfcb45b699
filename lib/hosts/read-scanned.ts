import { type ForeignKind, nameForeignCode } from './foreign-code';
import { correctLookAlikes, deviceForm } from './look-alike';
import { readHostIdParameter } from './registration-url';
import { isBlank, trimEnds } from './trim-ends';

/** What was scanned, typed or pasted. */
export type Scanned =
  | {
      readonly kind: 'host';
      /** Not checked: that is `parseHostId`, which also knows what firmware leaves behind. */
      readonly hostId: string;
      /** False for a bare word that may as well be a serial number: fine when typed, to be asked about when scanned. */
      readonly isCertain: boolean;
      /**
       * Where the address leads that is more than the start page: `/j/<link>`, which proves that somebody may register, or
       * `/practice`, whose hosts do not exist.
       */
      readonly linkPath: string | null;
    }
  /** Not an ID as it is; this one may be meant. To be offered, never to be taken. */
  | { readonly kind: 'suggestion'; readonly hostId: string }
  /** More than one host. */
  | { readonly kind: 'several'; readonly hostIds: readonly string[]; readonly linkPath: string | null }
  | { readonly kind: 'foreign'; readonly what: ForeignKind }
  | { readonly kind: 'unreadable' };

/** Longer than any code can hold that is shown to be read by a camera; whoever pastes more has pasted something else. */
const longestText = 4_096;
/** The characters and the length of an ID (API.md §2.6). */
const idForm = /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/;
/** What stands before an ID on screens, labels and in messages. */
const label = /^(?:machine|(?:edge[\s_-]*)?host|appliance|device)?[\s_-]*id\s*[:=#]\s*/i;
/** As only hosts say it: on their screen, and in their code. */
const ownLabel = /^(?:machine|appliance)[\s_-]*id\s*[:=]/i;

const linkInAddress = /(?:\/j\/[\w.-]+|(?<=:\/\/[^/]+)\/practice)(?=[/?&#])/;

/**
 * Says what a text is that came from a camera, a tag, a scanner, the clipboard or a keyboard. Line breaks, blanks, quotes,
 * full-width letters and a label in front are dropped where that leaves no doubt; letters are never changed. Pure, never
 * throws; fit for the browser.
 */
export function readScanned(text: string): Scanned {
  const plain = trimEnds(narrow(text), isBlank);
  if (plain === '' || plain.length > longestText) return { kind: 'unreadable' };
  return readNames(plain) ?? readAddress(plain) ?? readForeign(plain) ?? readBare(plain);
}

/** Full-width letters as keyboards of East Asia type them, and the dashes and quotes that office programs make. */
function narrow(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63]/g, '-')
    .replace(/[\u2018-\u201f\u00ab\u00bb]/g, '"');
}

/** A device's own name is one wherever it stands. Of two in one text nobody can tell which is meant. */
function readNames(text: string): Scanned | null {
  const hostIds = [...new Set(text.match(/(?<![\w-])edge-[0-9a-f]{32}(?![\w-])/g))];
  const [hostId, another] = hostIds;
  if (hostId === undefined) return null;
  return another === undefined ? certainly(hostId, text) : { kind: 'several', hostIds, linkPath: readLinkPath(text) };
}

/**
 * An address that names a host: as devices print it, or that of a registration. In a message it may stand among words, and a
 * mail program may have broken it over lines; where the two readings differ, the ID is only offered.
 */
function readAddress(text: string): Scanned | null {
  const whole = readHostOf(removeBlanks(text));
  if (whole === null) return null;
  const [part = whole] = text.split(/\s+/).flatMap((word) => readHostOf(word) ?? []);
  const isSure = whole === part || deviceForm.test(whole);
  return isSure ? certainly(whole, text) : { kind: 'suggestion', hostId: part };
}

/** Anybody's address may have an `id`; only the device's own key, or the path of our page, says that a host is meant. */
function readHostOf(address: string): string | null {
  const parameter = readHostIdParameter(address);
  if (parameter?.key === 'appliance-id') return stripMarks(parameter.raw);
  return /\/registrations\/([\w-]+)(?=[/?#]|$)/.exec(address)?.[1] ?? null;
}

function certainly(hostId: string, text: string): Scanned {
  return { kind: 'host', hostId, isCertain: true, linkPath: readLinkPath(text) };
}

function readLinkPath(text: string): string | null {
  return linkInAddress.exec(removeBlanks(text))?.[0] ?? null;
}

function readForeign(text: string): Scanned | null {
  const what = label.test(text) ? null : nameForeignCode(text);
  return what === null ? null : { kind: 'foreign', what };
}

/** An ID alone. What only reads as one without the blanks inside it is offered, unless it is a device's own name then. */
function readBare(text: string): Scanned {
  const bare = stripMarks(text);
  const named = stripMarks(bare.replace(label, ''));
  const joined = stripMarks(removeBlanks(named));
  if (deviceForm.test(joined)) return certainly(joined, text);
  const corrected = correctLookAlikes(joined);
  if (corrected !== null) return { kind: 'suggestion', hostId: corrected };
  if (idForm.test(named)) return { kind: 'host', hostId: named, isCertain: ownLabel.test(bare), linkPath: null };
  return idForm.test(joined) && /\d/.test(joined) ? { kind: 'suggestion', hostId: joined } : { kind: 'unreadable' };
}

/** What surrounds an ID in messages and tables. */
function stripMarks(text: string): string {
  return trimEnds(text, (character) => /["'`.,;:<>()[\]{}*]/.test(character) || isBlank(character));
}

function removeBlanks(text: string): string {
  return text.replace(/[\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/g, '');
}
