import { describe, expect, test } from 'vitest';
import type { Site } from '../../../../lib/sites/site';
import { placeHosts } from '../../../../lib/sites/terraform/place-hosts';
import { profileItems } from '../../../../lib/sites/terraform/profile-items';
import { projectItems } from '../../../../lib/sites/terraform/project-items';
import { siteItems } from '../../../../lib/sites/terraform/site-items';
import { writeHcl } from '../../../../lib/sites/terraform/write-hcl';
import { testSite } from '../../../support/test-site';
import { hostId } from '../../access/support/door';

const other = '66aa00000000000000000002';
const infra = { kind: 'infra', by: { name: 'edge-infra', version: '1.2.0' }, variables: {} } as const;

function writeSite(site: Site, ids: readonly string[] = ['edge-1']): string {
  const hosts = ids.map((id) => ({ hostId: hostId(id), pool: null }));
  const places = placeHosts(site, hosts);
  if (typeof places === 'string') throw new Error(places);
  return writeHcl(siteItems(site, ids.map(hostId), places, { profile: () => 'profile', location: () => 'location' }));
}

describe('profiles', () => {
  test('are looked up once, however many sites have them, in an order of their own', () => {
    const sites = ['denver', 'boulder', 'aspen'].map((id) => testSite(id));
    const { items } = profileItems(sites);
    expect(writeHcl(items).match(/^data .* (?=\{)/gm)).toEqual([
      'data "spectrocloud_cluster_profile" "edge_infra_1_2_0" ',
      'data "spectrocloud_cluster_profile" "store_base_3_1_0" ',
    ]);
    expect(profileItems([...sites].reverse()).items).toEqual(items);
  });

  test('are looked up in the project of the site', () => {
    const { items, nameOf } = profileItems([testSite('denver'), testSite('montreal', { projectUid: other })]);
    expect(nameOf(testSite('denver'), infra)).toBe('edge_infra_1_2_0');
    expect(nameOf(testSite('montreal', { projectUid: other }), infra)).toBe(`edge_infra_1_2_0_project_${other}`);
    expect(writeHcl(items).match(new RegExp(`provider = spectrocloud.project_${other}`, 'g'))).toHaveLength(2);
  });

  test('that are named by UID are not looked up', () => {
    const profiles = [{ kind: 'full', by: { uid: '628ce30a7c90b5915b37a802' }, variables: {} }] as const;
    const { items, nameOf } = profileItems([testSite('denver', { profiles })]);
    expect(items).toEqual([]);
    expect(() => nameOf(testSite('denver'), profiles[0])).toThrow('a profile without a data source');
  });

  test('have a name that HCL takes, whatever theirs is', () => {
    const by = (name: string) => ({ ...infra, by: { name, version: '1.0.0' } });
    const site = testSite('denver', { profiles: [by('1st'), by('Ünïx (EU)'), by('-')] });
    const { nameOf } = profileItems([site]);
    expect(site.profiles.map((profile) => nameOf(site, profile))).toEqual([
      'profile_1st_1_0_0',
      'profile__n_x_EU_1_0_0',
      'profile__1_0_0',
    ]);
  });
});

describe('projects', () => {
  test('each has a provider and a variable for its name; the usual one needs no alias', () => {
    const text = writeHcl(projectItems([null, other]));
    expect(text.match(/^variable ".*"/gm)).toEqual([
      'variable "palette_host"',
      'variable "palette_api_key"',
      'variable "palette_project_name"',
      `variable "palette_project_name_${other}"`,
      'variable "profile_context"',
    ]);
    expect(text.match(/alias/g)).toHaveLength(1);
    expect(text).toContain(`Name of the project with the UID ${other}.`);
  });

  test('of a site is the one of its hosts and its cluster', () => {
    const text = writeSite(testSite('montreal', { projectUid: other }), ['edge-1', 'edge-2']);
    expect(text.match(/^ {2}provider += /gm)).toHaveLength(3);
    expect(writeSite(testSite('denver'))).not.toContain('provider');
  });
});

describe('a site', () => {
  test('leaves out what it does not say', () => {
    const text = writeSite(testSite('denver'));
    for (const name of ['cluster_timezone', 'overlay', 'ssh_keys', 'ntp_servers', 'location_config', 'static_ip']) {
      expect(text).not.toContain(name);
    }
    expect(text.match(/machine_pool/g)).toHaveLength(1);
  });

  test('says whose its hosts and cluster are, so that the app does not take them for its own', () => {
    const text = writeSite(testSite('denver', { tags: { 'managed-by': 'somebody', site: 'elsewhere' } }));
    expect(text).toContain('"managed-by" = "terraform"');
    expect(text).toContain('"managed-by:terraform"');
    expect(text).not.toMatch(/somebody|elsewhere/);
  });

  test('never has the control plane work where it must not', () => {
    const idle = testSite('denver', { topology: { controlPlaneRunsWork: false } });
    expect(writeSite(idle)).toContain('control_plane_as_worker = false');
    expect(writeSite(testSite('denver'))).toContain('control_plane_as_worker = true');
  });

  test('without name servers says none', () => {
    const addressing = {
      type: 'static',
      nic: 'eth0',
      subnetMask: '255.255.255.0',
      gateway: '10.1.2.1',
      dns: [],
      addresses: ['10.1.2.21'],
    } as const;
    const text = writeSite(testSite('denver', { addressing }));
    expect(text).toContain('static_ip       = "10.1.2.21"');
    expect(text).not.toContain('dns_servers');
  });
});
