import { describe, expect, test } from 'vitest';
import { register } from '../../../cli/sites/register';
import { edgeHost, membershipsOf } from '../../support/palette-truth';
import { testSite, testWorkerPool } from '../../support/test-site';
import type { TestWorld } from '../../support/test-world';
import { countIn, openRegister, resultsOf } from './register-world';

const [one, two] = [edgeHost(1), edgeHost(2)];

describe('a site with several worker pools', () => {
  const pools = [testWorkerPool('tills'), testWorkerPool('cameras')];
  const its = [testSite('denver', { pools }), testSite('austin')];
  const csv = (...rows: readonly string[]) => ['edge_host_id,site,pool', ...rows, ''].join('\n');
  const placesOf = ({ simulator }: TestWorld) => membershipsOf(simulator, 'denver').map((entry) => entry.split('/')[0]);

  test('--pool says which one a host is for', async () => {
    const { world, run } = openRegister({}, {}, its);
    expect(resultsOf(await run([one], { site: 'denver', pool: 'tills' }))).toEqual(['registered']);
    expect(resultsOf(await run([two], { site: 'denver', pool: 'cameras' }))).toEqual(['registered']);
    expect(placesOf(world)).toEqual(['control-plane-pool', 'cameras']);
  });

  test('the column pool says it for every line', async () => {
    const { world, runFile } = openRegister({}, {}, its);
    expect(resultsOf(await runFile(csv(`${one},denver,tills`, `${two},denver,cameras`)))).toEqual([
      'registered',
      'registered',
    ]);
    expect(placesOf(world)).toEqual(['control-plane-pool', 'cameras']);
  });

  test('a host for which nobody says it is refused, and a dry run tells that before', async () => {
    const { world, run } = openRegister({}, {}, its);
    expect(resultsOf(await run([one], { site: 'denver', dryRun: true }))).toEqual(['host_pool_missing']);
    expect(resultsOf(await run([one], { site: 'denver', dryRun: true, pool: 'tills' }))).toEqual(['would_register']);
    expect(resultsOf(await run([one], { site: 'denver' }))).toEqual(['host_pool_missing']);
    expect(countIn(world)).toEqual({ hosts: 0, clusters: 0 });
  });

  test.each([
    ['tils', 'Did you mean tills?'],
    ['freezers', 'Write one of tills, cameras.'],
  ])('a line that names the pool %s is faulty, and is told how to mend it', async (pool, fix) => {
    const { world, runFile } = openRegister({}, {}, its);
    await expect(runFile(csv(`${one},denver,${pool}`))).rejects.toThrow(fix);
    expect(countIn(world)).toEqual({ hosts: 0, clusters: 0 });
  });

  test('one host takes --pool, a file takes the column', async () => {
    const { house } = openRegister({}, {}, its);
    const given = { positionals: [], values: { csv: '-', pool: 'tills' } };
    await expect(register.run(given, house)).rejects.toThrow('but not both');
  });
});
