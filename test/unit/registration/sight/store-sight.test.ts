import { describe, expect, it } from 'vitest';
import type { Ports } from '../../../../lib/registration/ports';
import { forgetSeen, readSight, writeSight } from '../../../../lib/registration/sight/store-sight';
import { createMemoryStore } from '../../../../lib/store/memory-store';
import { edgeHosts } from '../../../support/palette-truth';
import { testCall, testSight } from '../../../support/test-sight';
import { siteId } from '../../../support/test-site';

const denver = siteId('denver');
const [h1, h2] = edgeHosts(2);
const left = { clusterUid: 'cluster-1', leftAtMs: 9_000, joinedAtMs: 2_500, readyAtMs: 3_000 };

function createPorts() {
  // What a sight is kept with.
  return { store: createMemoryStore({ now: () => 10_000 }), log: () => {} } as unknown as Ports;
}

describe('what was seen of a host that is taken back', () => {
  it('is forgotten, its steps too, and that of others is not', async () => {
    if (h1 === undefined || h2 === undefined) throw new Error('two hosts');
    const ports = createPorts();
    const calls = { [h1]: testCall(), [h2]: testCall() };
    await writeSight(ports, denver, testSight({ calls, left: { [h1]: left, [h2]: left } }));
    await forgetSeen(ports, denver, h1);
    const known = await readSight(ports, denver);
    expect(known).toMatchObject({ calls: { [h2]: testCall() }, left: { [h2]: left } });
    expect(Object.keys({ ...known?.calls, ...known?.left })).toEqual([h2]);
  });

  it('is forgotten though only its steps were known', async () => {
    if (h1 === undefined) throw new Error('a host');
    const ports = createPorts();
    await writeSight(ports, denver, testSight({ left: { [h1]: left } }));
    await forgetSeen(ports, denver, h1);
    expect((await readSight(ports, denver))?.left).toEqual({});
  });
});
