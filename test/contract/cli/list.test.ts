import { expect, test } from 'vitest';
import type { House } from '../../../cli/sites/command';
import { list } from '../../../cli/sites/list';
import { show } from '../../../cli/sites/show';
import { testIndex, testSite } from '../../support/test-site';
import { testHouse } from '../../unit/cli/test-house';

const key = 'planted-key-0123456789';
const variables = { PALETTE_API_URL: 'http://127.0.0.1:9', PALETTE_API_KEY: key };

test('a Palette that does not answer is a sentence that says what to do', async () => {
  const house: House = testHouse(variables, [], { index: () => testIndex([testSite('denver')]), now: Date.now });
  const sentence = '127.0.0.1:9 does not answer. Run doctor to see what is wrong; --offline shows the config alone.';
  for (const command of [list, show]) {
    const failure = command.run({ positionals: ['denver'], values: {} }, house);
    await expect(failure).rejects.toMatchObject({ name: 'CommandFault', message: sentence });
  }
}, 60_000);
