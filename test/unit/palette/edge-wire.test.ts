import { describe, expect, test } from 'vitest';
import { createFakePalette, json } from '../../support/fake-palette';
import { hostId } from '../../support/plan-world';
import { testSite } from '../../support/test-site';

const site = testSite('kiosk', {
  kind: 'containerized',
  endpoint: { type: 'none', host: '' },
  sshKeys: ['ssh-ed25519 AAAA'],
});
const place = (id: string) => ({ hostId: hostId(id), address: null });

describe('a containerized cluster', () => {
  test('is made of SSH keys and hosts, at its own path', async () => {
    const { palette, sent } = createFakePalette([json({ uid: 'c1' }, 201)]);
    const [controlPlane, workers] = [[place('h1')], [place('h2')]];
    await palette.createCluster({ site, labels: {}, profiles: [], controlPlane, workers });
    expect(sent[0]).toMatchObject({
      path: '/v1/spectroclusters/edge',
      body: {
        spec: {
          cloudConfig: { sshKeys: ['ssh-ed25519 AAAA'] },
          machinepoolconfig: [
            { poolConfig: { isControlPlane: true, size: 1 }, cloudConfig: { edgeHosts: [{ hostUid: 'h1' }] } },
            { poolConfig: { isControlPlane: false, size: 1 }, cloudConfig: { edgeHosts: [{ hostUid: 'h2' }] } },
          ],
        },
      },
    });
    expect(sent[0]?.body).not.toHaveProperty('spec.cloudConfig.controlPlaneEndpoint');
  });

  test('keeps what is not known of a pool, and says nothing of a host but its ID', async () => {
    const hosts = [{ hostUid: 'h1', hostAddress: '10.1.2.21', hostName: 'till', hostIdentity: { mode: 'system' } }];
    const pool = { name: 'worker-pool', labels: null, size: 1, someday: true, hosts };
    const { palette, sent } = createFakePalette([json({ spec: { machinePoolConfig: [pool] } }), new Response(null)]);
    const [read] = await palette.getPools(site, 'k1');
    if (read === undefined) throw new Error('no pool was read');
    await palette.addToPool(site, 'k1', read, [place('h2')]);
    expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /v1/cloudconfigs/edge/k1',
      'PUT /v1/cloudconfigs/edge/k1/machinePools/worker-pool',
    ]);
    expect(sent[1]?.body).toEqual({
      poolConfig: { name: 'worker-pool', labels: [], size: 2, someday: true },
      cloudConfig: { edgeHosts: [{ hostUid: 'h1' }, { hostUid: 'h2' }] },
    });
  });

  test('gets a pool of workers for its next host, and its machines are listed', async () => {
    const { palette, sent } = createFakePalette([json({ uid: 'p1' }, 201), json({ items: [] })]);
    await palette.createWorkerPool(site, 'k1', [place('h2')]);
    await palette.listMachines(site, 'k1', 'worker-pool');
    expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v1/cloudconfigs/edge/k1/machinePools',
      'GET /v1/cloudconfigs/edge/k1/machinePools/worker-pool/machines',
    ]);
    expect(sent[0]?.body).toMatchObject({ cloudConfig: { edgeHosts: [{ hostUid: 'h2' }] } });
  });
});
