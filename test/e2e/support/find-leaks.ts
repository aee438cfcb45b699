import { DEFAULT_PROJECT_UID } from '../../../lib/palette/simulator/default-seed';
import { profileUid } from '../../../lib/palette/simulator/seed';
import { accessSecrets, sitePin } from './access-secrets';
import { plantedKey } from './start-servers';

const secrets = [
  plantedKey,
  ...Object.values(accessSecrets),
  sitePin,
  DEFAULT_PROJECT_UID,
  profileUid('edge-infra', '1.3.0'),
  profileUid('store-base', '3.1.0'),
  'edge-infra',
  'store-base',
];
/** All sites of the stories have such a VIP. */
const vip = /\b10\.1\.\d+\.10\b/g;

/** What a text tells that no page and no answer may: the key, the project, profiles, a virtual IP. */
export function findLeaks(text: string): readonly string[] {
  return [...secrets.filter((secret) => text.includes(secret)), ...(text.match(vip) ?? [])];
}
