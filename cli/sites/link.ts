import { linkUrl } from '../../lib/access/staging-link';
import { measureQrCode } from '../../lib/hosts/qr-code';
import { formatRegistrationUrl } from '../../lib/hosts/registration-url';
import type { StagingLink } from '../../lib/sites/site';
import { findLink } from './choose-sites';
import { type Command, CommandFault, type Given, type House, type Outcome } from './command';
import { choosePublicOrigin } from './public-origin';

/** As long as the only ID that was ever seen on a device (API.md §9.1). */
export const sampleId = `edge-${'0'.repeat(32)}`;
const dayMs = 24 * 60 * 60_000;

/** Prints the addresses to bake into hosts. Changes nothing. */
export const link: Command = {
  name: 'link',
  summary: 'print the addresses to bake into hosts',
  description: [
    'Prints the registrationURL of every staging link of the config, or of one: what to bake into hosts, days left, hosts counted, and how big the QR code on their screens will be. Needs LINK_SECRETS as deployed.',
    'Changes nothing. To make every code of a link worthless, raise its version in sites.config.ts.',
  ],
  words: [{ name: '[id]', description: 'of one link; all without it' }],
  options: [{ flags: '--origin <url>', description: 'instead of PUBLIC_ORIGIN' }],
  examples: ['link', 'link spring --origin https://register.example.com'],
  run: listLinks,
};

/** One link, for programs. */
interface Row {
  readonly id: string;
  readonly registrationURL: string;
  /** Whole days; null: it is over. */
  readonly daysLeft: number | null;
  readonly maxHosts: number;
  readonly hosts: number | 'unknown';
  readonly qr: { readonly bytes: number; readonly version: number | null; readonly isLarge: boolean };
}

async function listLinks({ positionals, values }: Given, house: House): Promise<Outcome> {
  const { linkSecrets, publicOrigin } = house.env();
  if (linkSecrets.length === 0) throw new CommandFault('LINK_SECRETS is not set. Set it to what the deployment has.');
  const origin = choosePublicOrigin(values.origin, publicOrigin);
  const all = house.index().access?.links ?? [];
  const [id] = positionals;
  const links = id === undefined ? all : [findLink(all, id)];
  const counts = await countHosts(links, house);
  const rows = links.map((one, at): Row => {
    const registrationURL = linkUrl(origin, one, linkSecrets) ?? '';
    const leftMs = one.expiresAtMs - house.now();
    return {
      id: one.id,
      registrationURL,
      daysLeft: leftMs > 0 ? Math.floor(leftMs / dayMs) : null,
      maxHosts: one.maxHosts,
      hosts: counts[at] ?? 'unknown',
      qr: measureQrCode(formatRegistrationUrl(registrationURL, sampleId)),
    };
  });
  return {
    json: rows,
    lines: rows.length === 0 ? ['There is no staging link in the config.'] : rows.flatMap(describe),
  };
}

/** Hosts counted for each link; null: not known, because nobody has counted yet or the store does not answer. */
async function countHosts(links: readonly StagingLink[], house: House): Promise<readonly (number | null)[]> {
  if (links.length === 0) return [];
  try {
    const store = await house.openStore();
    try {
      return await Promise.all(links.map(({ id }) => store.readLinkCount(id)));
    } finally {
      await store.close();
    }
  } catch {
    // The address can be baked in without it.
    return [];
  }
}

function describe({ id, registrationURL, daysLeft, maxHosts, hosts, qr }: Row): string[] {
  return [
    id,
    `  registrationURL  ${registrationURL}`,
    `  days left        ${daysLeft ?? 'none: it has expired'}`,
    `  hosts            ${hosts} of ${maxHosts}`,
    `  QR code          ${qr.bytes} bytes with an ID of ${sampleId.length} characters, version ${qr.version ?? 'none'} at level M`,
    ...(qr.isLarge
      ? [
          '  Warning: more than 106 bytes (version 6-M). Old phones may have to come close: shorten the origin or the id.',
        ]
      : []),
  ];
}
