import { measureQrCode, type QrSize } from '../../../lib/hosts/qr-code';
import { formatRegistrationUrl } from '../../../lib/hosts/registration-url';
import { listPlaceholders, type PlaceholderKey, type UserData } from '../../../lib/hosts/user-data/user-data';
import { writeUserData } from '../../../lib/hosts/user-data/write-user-data';
import type { Staged } from '../../../lib/sites/staging/site-user-data';
import { sampleId } from '../link';
import { wrapText } from '../wrap-text';

/** A file with staging data, and what whoever stages must know of it. */
export interface StagingFile {
  readonly text: string;
  readonly registrationURL: string;
  /** What has to be filled in before use. */
  readonly fillIn: readonly PlaceholderKey[];
  readonly notes: readonly string[];
  readonly qr: QrSize;
}

const widest = 100;

/** Where a file comes from, for whoever wants to change it. */
export function madeBy(version: string): string {
  return `Made by "npm run sites -- user-data" from version ${version} of the sites: change those and make it anew.`;
}

/** Writes one file; everything in its notes stands in its head too. `version` is that of the sites. Pure. */
export function makeFile(title: string, staged: Staged, version: string): StagingFile {
  const { data } = staged;
  const qr = measureQrCode(formatRegistrationUrl(data.registrationUrl, data.hostId ?? sampleId));
  const notes = [...staged.notes, ...qrNotes(qr, data)];
  const fillIn = listPlaceholders(data);
  const remarks = [
    ...wrapText(`Staging data of hosts for ${title}.`, widest),
    madeBy(version),
    ...(fillIn.length === 0 ? [] : ['', `Fill in before use: ${fillIn.join(', ')}.`]),
    ...(notes.length === 0 ? [] : ['', ...notes.flatMap((note) => wrapText(note, widest))]),
  ];
  return { text: writeUserData(data, remarks), registrationURL: data.registrationUrl, fillIn, notes, qr };
}

function qrNotes({ bytes, isLarge }: QrSize, { hostId }: UserData): string[] {
  if (!isLarge) return [];
  const length = (hostId ?? sampleId).length;
  return [
    `The QR code holds ${bytes} bytes with an ID of ${length} characters, more than 106 (version 6-M): old phones may have to come close. Shorten the origin or the id of the link.`,
  ];
}
