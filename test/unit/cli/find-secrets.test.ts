import { describe, expect, test } from 'vitest';
import { findSecrets } from '../../../cli/find-secrets';
import { testIndex, testSite } from '../../support/test-site';

describe('a secret that stands in the index', () => {
  test.each(['planted-secret-1', 'with "quotes" in it', 'C:\\keys\\one', 'two\nlines of it'])(
    'is found, however it is spelled: %j',
    (secret) => {
      const index = testIndex([testSite('denver', { tags: { note: `is ${secret}.` } })]);
      expect(
        findSecrets(index, [
          ['OTHER_KEY', 'not in there'],
          ['API_KEY', secret],
        ]),
      ).toEqual(['API_KEY']);
      expect(findSecrets(testIndex([testSite('denver')]), [['API_KEY', secret]])).toEqual([]);
    },
  );
});
