import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { formatOfflinePage } from '../../../../app/offline.html/format-offline-page';
import { dictionaryFor } from '../../../../lib/i18n/dictionary';

const t = dictionaryFor('en');
const source = readFileSync('public/offline.js', 'utf8');

describe('the page without a connection', () => {
  const html = formatOfflinePage({ t, name: 'Juniper & <Rye>', themeHref: '/theme.css?primary=0f5c4a&accent=c8642b' });

  it('says in the reader’s language that nothing is registered', () => {
    expect(html).toContain('<html lang="en" dir="ltr">');
    expect(html).toContain(t.keep.offline.scan);
  });

  it('escapes what the company is called', () => {
    expect(html).toContain('Juniper &amp; &lt;Rye&gt;');
    expect(html).not.toContain('<Rye>');
  });

  it('runs and wears nothing inline', () => {
    expect(html).not.toMatch(/<style|style=|<script>|\son\w+=/);
  });
});

interface Element {
  hidden: boolean;
  textContent: string;
}

/** The page in a browser whose network is of our choosing; time moves only when told to. */
function open(address: string) {
  const elements = new Map<string, Element>();
  const find = (id: string) => {
    const element = elements.get(id) ?? { hidden: true, textContent: '' };
    elements.set(id, element);
    return element;
  };
  const phone = {
    isOnline: false,
    reloads: 0,
    asked: [] as string[],
    waits: [] as number[],
    tick: () => {},
    find,
    heard: {} as Record<string, () => void>,
  };
  const hear = (name: string, listener: () => void) => {
    phone.heard[name] = listener;
  };
  runInNewContext(source, {
    document: {
      getElementById: find,
      querySelector: () => find('bdi'),
      addEventListener: hear,
      visibilityState: 'visible',
    },
    location: {
      href: `https://register.test${address}`,
      reload: () => {
        phone.reloads += 1;
      },
    },
    addEventListener: hear,
    setTimeout: (task: () => void, ms: number) => {
      phone.waits.push(ms);
      phone.tick = task;
      return phone.waits.length;
    },
    clearTimeout: () => {},
    fetch: async (path: string) => {
      phone.asked.push(path);
      if (!phone.isOnline) throw new TypeError('Failed to fetch');
      return { ok: true };
    },
  });
  return phone;
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the page without a connection, opened', () => {
  it.each([
    ['/?appliance-id=edge-5c913342d76bb86e7ccd998b19d030a5', 'd030a5'],
    ['/stores/12//?appliance-id=edge-5c913342d76bb86e7ccd998b19d030a5&site=x', 'd030a5'],
    ['/j/a.b/?appliance-id=till-7', 'till-7'],
  ])('keeps the scan of %s and shows the end of the ID', (address, end) => {
    const phone = open(address);
    expect(phone.find('scan').hidden).toBe(false);
    expect(phone.find('other').hidden).toBe(true);
    expect(phone.find('host').hidden).toBe(false);
    expect(phone.find('bdi').textContent).toBe(end);
  });

  it.each(['/', '/registrations/edge-5c913342', '/?appliance-id=%3Cscript%3E', '/?appliance-id='])(
    'speaks of no scan at %s',
    (address) => {
      const phone = open(address);
      expect(phone.find('scan').hidden).toBe(true);
      expect(phone.find('other').hidden).toBe(false);
    },
  );

  it.each(['online', 'visibilitychange'])('goes on by itself: %s', async (event) => {
    const phone = open('/');
    phone.isOnline = true;
    phone.heard[event]?.();
    await settle();
    expect(phone.reloads).toBe(1);
  });

  it('asks again and again, less and less often, and does not reload in vain', async () => {
    const phone = open('/');
    for (let tries = 0; tries < 12; tries++) {
      phone.tick();
      await settle();
    }
    expect(phone.reloads).toBe(0);
    expect(phone.asked).toHaveLength(12);
    expect(phone.waits[0]).toBe(3_000);
    expect(phone.waits.at(-1)).toBe(30_000);
    phone.isOnline = true;
    phone.tick();
    await settle();
    expect(phone.reloads).toBe(1);
  });
});
