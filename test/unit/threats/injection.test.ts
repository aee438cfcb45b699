import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHostId } from '../../../lib/hosts/edge-host-id';
import { createLog } from '../../../lib/server/write-log';
import { createAccessWorld, guardedSite, stagingLink, tokenOf } from '../../support/access-world';
import { hostileText, injections } from '../../support/hostile-texts';
import { edgeHost } from '../../support/palette-truth';

const link = stagingLink('rollout', ['denver']);

describe('threat 10, injection', () => {
  it('an edge host ID that is accepted holds nothing that means anything in a path, a header, HTML or a script', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const parsed = parseHostId(text);
        if (parsed.ok) expect(parsed.value).toMatch(/^[A-Za-z0-9._-]+$/);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each(injections)('a submit with %j for ID, site or name asks nothing broken of Palette', async (text) => {
    const world = createAccessWorld([guardedSite('denver')], { links: [link] });
    const operator = await world.for(await world.scan(tokenOf(link)));
    for (const request of [
      { edgeHostId: text, siteId: 'denver', hostName: '' },
      { edgeHostId: edgeHost(1), siteId: text, hostName: '' },
      { edgeHostId: edgeHost(2), siteId: 'denver', hostName: text },
    ]) {
      await operator.submit(request);
      await world.rest();
    }
    for (const { template, path } of world.simulator.log) expect(template, path).not.toBeNull();
    for (const { labels } of Object.values(world.simulator.snapshot().state.hosts)) {
      for (const value of Object.values(labels)) expect(value).toMatch(/^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/);
    }
  });

  it('a log line stays one JSON line, whatever is in it', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const lines: string[] = [];
        createLog(
          (line) => line,
          Date.now,
          (line) => void lines.push(line),
        )({ level: 'info', event: 'test', text });
        expect(lines).toHaveLength(1);
        expect(lines[0]?.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        expect(JSON.parse(lines[0] ?? '')).toMatchObject({ event: 'test', text });
      }),
      { numRuns: 2_000 },
    );
  });
});
