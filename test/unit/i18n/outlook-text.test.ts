import { describe, expect, it } from 'vitest';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import { outlookText } from '../../../lib/i18n/registration/outlook-text';
import type { Outlook } from '../../../lib/registration/view';

const t = dictionaryFor('en');
const say = (outlook: Outlook) => outlookText(t, outlook, 'Denver');

describe('what registering will do', () => {
  it.each<[Outlook, string]>([
    [
      { kind: 'first', needed: 1 },
      'This is the first host at Denver. It will be set up on its own in about 20 minutes.',
    ],
    [{ kind: 'first', needed: 3 }, 'This is the first host at Denver. Setting up begins when all 3 are there.'],
    [{ kind: 'gathers', present: 1, needed: 3 }, 'Denver has 1 of 3 hosts. After this one, one more is needed.'],
    [{ kind: 'gathers', present: 1, needed: 5 }, 'Denver has 1 of 5 hosts. After this one, 3 more are needed.'],
    [{ kind: 'completes', present: 2, needed: 3 }, 'Denver has 2 of 3 hosts. This one completes it.'],
    [{ kind: 'joins', present: 1 }, 'Denver has 1 host. This one joins and is set up on its own.'],
    [{ kind: 'joins', present: 4 }, 'Denver has 4 hosts. This one joins and is set up on its own.'],
    [{ kind: 'here' }, 'This host is registered at Denver already. You can see how it stands.'],
    [{ kind: 'asks' }, t.confirm.outlook.asks],
    [{ kind: 'unknown' }, t.confirm.outlook.unknown],
  ])('is said in one plain sentence: %j', (outlook, sentence) => {
    expect(say(outlook)).toBe(sentence);
  });
});
