import type { HostId } from '../edge-host-id';
import type { UserData } from './user-data';
import { mapOf, quoted, writeYaml } from './yaml-nodes';

/**
 * What is known to go into `unattended.yaml` of the older, virtualized appliances: `device_id` by its name, the proxy and
 * the endpoint by prose only (docs/staging-hosts.md). So the rest is a remark to copy from, not a key that we made up.
 */
export function writeUnattended(hostId: HostId, proxy: UserData['proxy'], remarks: readonly string[]): string {
  const values = [
    ['http proxy', proxy?.http ?? 'none'],
    ['https proxy', proxy?.https ?? 'none'],
    ['without proxy', proxy?.no.join(',') || 'nothing'],
  ].map(([name = '', value = '']) => `  ${name.padEnd(14)} ${value}`);
  const lines = [
    'For unattended.yaml of an older, virtualized appliance. Begin with the template that is on the appliance, in',
    '/opt/spectrocloud/conf/, and bring in what follows: this is no whole file.',
    ...remarks,
    '',
    'Proxy: put these under the keys that the template has for them. Their names were never published.',
    ...values,
    '',
    'The ID of the appliance: the same in Palette and here, and no other appliance may ever have it.',
  ];
  return writeYaml(null, lines, mapOf([{ key: 'device_id', value: quoted(hostId) }]));
}
