import { linkUrl } from '../../../lib/access/staging-link';
import { measureQrCode } from '../../../lib/hosts/qr-code';
import { formatRegistrationUrl } from '../../../lib/hosts/registration-url';
import type { StagingLink } from '../../../lib/sites/site';
import { sampleId } from '../link';

/** How big the code of a link will be on the screens of hosts. */
export interface LinkSize {
  readonly id: string;
  /** Of the whole address, with an ID as devices have it. Null: nobody knows yet what it begins with. */
  readonly bytes: number | null;
  /** So long may PUBLIC_ORIGIN be without the code becoming hard to scan. */
  readonly mostOriginBytes: number;
  readonly warning: string | null;
}

/** What version 6-M holds, bytes; see `measureQrCode`, which says of what is longer that it is large. */
const largestEasyBytes = 106;
/** `https://` and the shortest name that a company may have: whoever has less room has none. */
const shortestOriginBytes = 18;
const anyOrigin = 'https://x.example';

/** Measures the code of every link. No secret is needed: every signature is as long. Pure. */
export function measureLinks(links: readonly StagingLink[], origin: string | null): LinkSize[] {
  return links.map((link) => {
    const address = linkUrl(origin ?? anyOrigin, link, ['any']) ?? '';
    const { bytes, isLarge } = measureQrCode(formatRegistrationUrl(address, sampleId));
    const mostOriginBytes = largestEasyBytes - bytes + (origin ?? anyOrigin).length;
    const isTooMuch = origin === null ? mostOriginBytes < shortestOriginBytes : isLarge;
    const fits = `A QR code that old phones read from afar has room for an origin of ${mostOriginBytes} characters.`;
    const warning = `access.links: the address of ${link.id} is long. ${fits} Shorten its id${origin === null ? '' : ' or the origin'}.`;
    return { id: link.id, bytes: origin === null ? null : bytes, mostOriginBytes, warning: isTooMuch ? warning : null };
  });
}
