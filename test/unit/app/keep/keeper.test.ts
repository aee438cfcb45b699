import { describe, expect, it, vi } from 'vitest';
import { createKeeper, type FormPairs } from '../../../../app/_keep/keeper';
import { tryWithinMs } from '../../../../app/_keep/send-kept';
import { openShelf } from '../../../../app/_keep/shelf';
import { fakeStorage } from './fake-storage';

const day = 24 * 60 * 60 * 1000;
const page = '/registrations/edge-1x';
const fieldsOf = (hostId: string, siteId = 'denver') => ({ edgeHostId: hostId, siteId, pass: 'sealed' });
const wish = (hostId = 'edge-1x') => ({ fields: fieldsOf(hostId), siteName: 'Denver' });

const sent = { hostId: 'edge-1x', siteId: 'denver', page };

type Outcome = 'known' | 'busy' | 'expired' | 'refused' | 'gateway' | 'offline' | 'silent';

const bodies = {
  known: { page, isKnown: true, code: null, retry: false },
  busy: { page: '/?busy', isKnown: false, code: 'site_busy', retry: true },
  expired: { page: '/?expired', isKnown: false, code: 'form_expired', retry: false },
  refused: { page: '/?refused', isKnown: false, code: 'site_closed', retry: false },
};
const statuses = { known: 201, busy: 503, expired: 403, refused: 409 };

function answerAs(outcome: Outcome, signal: AbortSignal): Promise<Response> {
  if (outcome === 'offline') return Promise.reject(new TypeError('Failed to fetch'));
  if (outcome === 'gateway') return Promise.resolve(new Response('<h1>502</h1>', { status: 502 }));
  if (outcome === 'silent') {
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  }
  const headers: HeadersInit = outcome === 'busy' ? { 'retry-after': '60' } : {};
  return Promise.resolve(Response.json(bodies[outcome], { status: statuses[outcome], headers }));
}

/** A phone with a network of our choosing; time moves only when told to. */
function createPhone({ storage = fakeStorage(), startMs = 1_000_000 } = {}) {
  const phone = {
    nowMs: startMs,
    outcome: 'known' as Outcome,
    /** Goes before `outcome`, once each. */
    next: [] as Outcome[],
    posts: [] as Readonly<Record<string, string>>[],
    /** The forms of several hosts. */
    lists: [] as FormPairs[],
    timers: [] as { task: () => void; ms: number }[],
    storage,
    isOtherPageAtIt: false,
    async wait() {
      const [timer] = phone.timers.splice(0, 1);
      timer?.task();
      await settle();
    },
  };
  const keeper = createKeeper({
    shelf: openShelf(storage, ''),
    post: (fields, signal) => {
      phone.posts.push(fields);
      return answerAs(phone.next.shift() ?? phone.outcome, signal);
    },
    postList: (pairs, signal) => {
      phone.lists.push(pairs);
      return answerAs(phone.next.shift() ?? phone.outcome, signal);
    },
    now: () => phone.nowMs,
    random: () => 0,
    later: (task, ms) => {
      const timer = { task, ms };
      phone.timers.push(timer);
      return () => {
        phone.timers = phone.timers.filter((other) => other !== timer);
      };
    },
    alone: async (round) => (phone.isOtherPageAtIt ? undefined : round()),
  });
  return { phone, keeper, standings: () => keeper.snapshot().items.map(({ standing }) => standing) };
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a submit that reaches the server', () => {
  it('leads to the page of the registration and leaves nothing behind', async () => {
    const { phone, keeper } = createPhone();
    expect(await keeper.submit(wish())).toBe(page);
    expect(phone.posts).toEqual([fieldsOf('edge-1x')]);
    expect(keeper.snapshot()).toEqual({ items: [], sent: [] });
    expect(phone.timers).toEqual([]);
  });

  it.each(['busy', 'expired', 'refused'] as const)(
    'and is answered %s leads back to the form, as without scripts',
    async (outcome) => {
      const { phone, keeper } = createPhone();
      phone.outcome = outcome;
      expect(await keeper.submit(wish())).toBe(bodies[outcome].page);
      expect(keeper.snapshot().items).toEqual([]);
      expect(phone.timers).toEqual([]);
    },
  );

  it('is written down before it is sent, so that a page that dies loses nothing, and is not spoken of yet', async () => {
    const { phone, keeper } = createPhone();
    phone.outcome = 'silent';
    void keeper.submit(wish());
    await settle();
    expect(createPhone({ storage: phone.storage }).keeper.snapshot().items).toHaveLength(1);
    expect(keeper.snapshot().items).toEqual([]);
    keeper.refresh();
    await keeper.sendNow(true);
    expect(keeper.snapshot().items).toEqual([]);
    expect(phone.posts).toHaveLength(1);
  });
});

describe.each(['offline', 'gateway', 'silent'] as const)('a submit that meets a network that is %s', (outcome) => {
  async function submitInVain() {
    const { phone, keeper, standings } = createPhone();
    phone.outcome = outcome;
    const submitted = keeper.submit(wish());
    await settle();
    // The deadline of the try is the only timer there is.
    if (outcome === 'silent') expect(phone.timers.map(({ ms }) => ms)).toEqual([tryWithinMs]);
    if (outcome === 'silent') await phone.wait();
    expect(await submitted).toBeNull();
    return { phone, keeper, standings };
  }

  it('is kept, and tried again by itself until the server has it', async () => {
    const { phone, keeper, standings } = await submitInVain();
    expect(standings()).toEqual(['waiting']);
    expect(phone.timers.map(({ ms }) => ms)).toEqual([4_000]);
    phone.next = ['offline'];
    phone.outcome = 'known';
    await phone.wait();
    expect(standings()).toEqual(['waiting']);
    expect(phone.timers.map(({ ms }) => ms)).toEqual([8_000]);
    await phone.wait();
    expect(keeper.snapshot()).toEqual({ items: [], sent: [sent] });
    expect(phone.timers).toEqual([]);
    expect(phone.storage.getItem(':kept')).toBeNull();
  });
});

describe('what is kept', () => {
  async function createKept(hosts = ['edge-1x'], options: Parameters<typeof createPhone>[0] = {}) {
    const made = createPhone(options);
    made.phone.outcome = 'offline';
    for (const host of hosts) await made.keeper.submit(wish(host));
    made.phone.posts = [];
    return made;
  }

  it('is sent when another page is opened, and by one page at a time', async () => {
    const { phone } = await createKept();
    const other = createPhone({ storage: phone.storage });
    other.phone.isOtherPageAtIt = true;
    await other.keeper.sendNow(false);
    expect(other.phone.posts).toEqual([]);
    expect(other.standings()).toEqual(['waiting']);
    other.phone.isOtherPageAtIt = false;
    await other.keeper.sendNow(false);
    expect(other.keeper.snapshot().sent).toEqual([sent]);
  });

  it('is no more shown on a page that looks again after another one has sent it', async () => {
    const { phone, keeper } = await createKept();
    await createPhone({ storage: phone.storage }).keeper.sendNow(false);
    keeper.refresh();
    expect(keeper.snapshot().items).toEqual([]);
  });

  it('is sent one after the other; where the network fails for one, the others are not tried', async () => {
    const { phone, keeper } = await createKept(['edge-1x', 'edge-2x', 'edge-3x']);
    phone.next = ['known', 'offline'];
    await keeper.sendNow(false);
    expect(phone.posts.map(({ edgeHostId }) => edgeHostId)).toEqual(['edge-1x', 'edge-2x']);
    expect(keeper.snapshot().items.map(({ kept }) => kept.hostId)).toEqual(['edge-2x', 'edge-3x']);
  });

  it('says what is being tried', async () => {
    const { phone, keeper, standings } = await createKept();
    phone.outcome = 'silent';
    const seen: (readonly string[])[] = [];
    keeper.subscribe(() => seen.push(standings()));
    const round = keeper.sendNow(true);
    await settle();
    expect(standings()).toEqual(['sending']);
    await phone.wait();
    await phone.wait();
    await round;
    expect(standings()).toEqual(['waiting']);
    expect(seen).toContainEqual(['sending']);
  });

  it('waits as long as the server says', async () => {
    const { phone, keeper, standings } = await createKept();
    phone.outcome = 'busy';
    await keeper.sendNow(false);
    expect(standings()).toEqual(['later']);
    expect(phone.timers.map(({ ms }) => ms)).toEqual([60_000]);
  });

  it.each(['expired', 'refused'] as const)(
    'is not sent again once the server has said %s, and leads to its page',
    async (outcome) => {
      const { phone, keeper, standings } = await createKept();
      phone.outcome = outcome;
      await keeper.sendNow(false);
      expect(standings()).toEqual([outcome]);
      expect(keeper.snapshot().items[0]?.kept.halt).toEqual({ reason: outcome, page: bodies[outcome].page });
      phone.posts = [];
      await keeper.sendNow(true);
      expect(phone.posts).toEqual([]);
      expect(phone.timers).toEqual([]);
    },
  );

  it('is forgotten when somebody removes it, and not sent any more', async () => {
    const { phone, keeper } = await createKept();
    const [item] = keeper.snapshot().items;
    if (item === undefined) throw new Error('nothing was kept');
    keeper.remove(item.kept);
    expect(keeper.snapshot().items).toEqual([]);
    await keeper.sendNow(true);
    expect(phone.posts).toEqual([]);
  });

  it('that is removed while another one is being sent is not sent after it', async () => {
    const { phone, keeper } = await createKept(['edge-1x', 'edge-2x']);
    const second = keeper.snapshot().items[1];
    if (second === undefined) throw new Error('nothing was kept');
    phone.outcome = 'known';
    const sending = keeper.sendNow(false);
    keeper.remove(second.kept);
    await sending;
    expect(phone.posts.map(({ edgeHostId }) => edgeHostId)).toEqual(['edge-1x']);
  });

  it('is told as sent when the server had it before it was removed: that is the truth', async () => {
    const { phone, keeper } = await createKept();
    const [item] = keeper.snapshot().items;
    if (item === undefined) throw new Error('nothing was kept');
    phone.outcome = 'known';
    const sending = keeper.sendNow(false);
    keeper.remove(item.kept);
    await sending;
    expect(keeper.snapshot()).toEqual({ items: [], sent: [sent] });
  });

  it.each([-day, day])('is sent by itself though the clock was wrong by %i ms', async (error) => {
    const { phone, keeper } = await createKept();
    phone.outcome = 'known';
    phone.nowMs += error;
    await keeper.sendNow(false);
    expect(keeper.snapshot().sent).toHaveLength(1);
  });

  it('after a week waits for a tap', async () => {
    const { phone, keeper, standings } = await createKept();
    phone.nowMs += 8 * day;
    phone.timers = [];
    keeper.refresh();
    await keeper.sendNow(false);
    expect(phone.posts).toEqual([]);
    expect(phone.timers).toEqual([]);
    expect(standings()).toEqual(['old']);
    await keeper.sendNow(true);
    expect(phone.posts).toHaveLength(1);
    expect(standings()).toEqual(['waiting']);
    expect(phone.timers).toHaveLength(1);
  });

  it('starts no second round while one is under way', async () => {
    const { phone, keeper } = await createKept();
    phone.outcome = 'silent';
    void keeper.sendNow(false);
    await settle();
    await keeper.sendNow(true);
    expect(phone.posts).toHaveLength(1);
  });

  it('gives a page the same picture until something changes', async () => {
    const { keeper } = await createKept();
    const before = keeper.snapshot();
    expect(keeper.snapshot()).toBe(before);
    const listener = vi.fn();
    const stop = keeper.subscribe(listener);
    keeper.refresh();
    expect(listener).toHaveBeenCalledOnce();
    stop();
    keeper.refresh();
    expect(listener).toHaveBeenCalledOnce();
  });
});

describe('what is sent again', () => {
  const agoOf = (posts: readonly Readonly<Record<string, string>>[]) => posts.map(({ askedAgoMs }) => askedAgoMs);

  async function repeatAfter(ms: number, isAsked = false) {
    const { phone, keeper, standings } = createPhone();
    phone.next = ['offline'];
    phone.outcome = 'refused';
    await keeper.submit(wish());
    phone.nowMs += ms;
    await keeper.sendNow(isAsked);
    return { ...phone, standings };
  }

  it('says how long ago somebody tapped, so that what was taken back since stays taken back; the first try says nothing', async () => {
    expect(agoOf((await repeatAfter(day)).posts)).toEqual([undefined, String(day)]);
    expect(agoOf((await repeatAfter(4_000)).posts)).toEqual([undefined, '4000']);
  });

  it('is as old as can be where the clock was set back meanwhile', async () => {
    expect(agoOf((await repeatAfter(-1)).posts)).toEqual([undefined, String(7 * day)]);
  });

  it('is as young as the tap that sends it', async () => {
    expect(agoOf((await repeatAfter(8 * day, true)).posts)).toEqual([undefined, '0']);
  });

  it('and refused for that stays shown as not registered, with the way to the form', async () => {
    const { standings, storage } = await repeatAfter(day);
    expect(standings()).toEqual(['refused']);
    const { items } = createPhone({ storage }).keeper.snapshot();
    expect(items[0]?.kept.halt).toEqual({ reason: 'refused', page: bodies.refused.page });
    expect(storage.written()).not.toContain('askedAgoMs');
  });
});

describe('a submit of several hosts', () => {
  const hosts = ['edge-1x', 'edge-2x'];
  const pairs: FormPairs = [['site', 'denver'], ...hosts.map((host) => ['host', host] as const)];
  const wishes = hosts.map((edgeHostId) => ({ fields: { edgeHostId, siteId: 'denver' }, siteName: 'Denver' }));

  it('is one form where the server is reached, and leaves nothing behind', async () => {
    const { phone, keeper } = createPhone();
    expect(await keeper.submitList(wishes, pairs)).toBe(page);
    expect(phone.lists).toEqual([pairs]);
    expect(phone.posts).toEqual([]);
    expect(keeper.snapshot()).toEqual({ items: [], sent: [] });
  });

  it('is written down before it is sent, host by host', async () => {
    const { phone, keeper } = createPhone();
    phone.outcome = 'silent';
    void keeper.submitList(wishes, pairs);
    await settle();
    const { items } = createPhone({ storage: phone.storage }).keeper.snapshot();
    expect(items.map(({ kept }) => kept.hostId)).toEqual(hosts);
    expect(keeper.snapshot().items).toEqual([]);
  });

  it.each(['offline', 'gateway'] as const)(
    'is kept where the network is %s, and each host sent again by itself',
    async (outcome) => {
      const { phone, keeper, standings } = createPhone();
      phone.outcome = outcome;
      expect(await keeper.submitList(wishes, pairs)).toBeNull();
      expect(standings()).toEqual(['waiting', 'waiting']);
      phone.outcome = 'known';
      phone.nowMs += 4_000;
      await phone.wait();
      expect(phone.posts).toEqual(wishes.map(({ fields }) => ({ ...fields, askedAgoMs: '4000' })));
      expect(keeper.snapshot().sent.map(({ hostId }) => hostId)).toEqual(hosts);
      expect(keeper.snapshot().items).toEqual([]);
    },
  );

  it.each(['busy', 'expired', 'refused'] as const)(
    'that is answered %s leads on, as without scripts',
    async (outcome) => {
      const { phone, keeper } = createPhone();
      phone.outcome = outcome;
      expect(await keeper.submitList(wishes, pairs)).toBe(bodies[outcome].page);
      expect(keeper.snapshot().items).toEqual([]);
    },
  );
});

describe('a pairing key', () => {
  const secret = { fields: { ...fieldsOf('edge-1x'), pairingKey: 'k-712' }, siteName: 'Denver' };

  it('is never written down: the submit is kept on this page alone, and sent from there', async () => {
    const { phone, keeper } = createPhone();
    phone.outcome = 'offline';
    expect(await keeper.submit(secret)).toBeNull();
    expect(phone.storage.written()).toBe('');
    expect(keeper.snapshot().items).toMatchObject([{ place: 'page' }]);
    phone.outcome = 'known';
    await phone.wait();
    expect(phone.posts.at(-1)).toMatchObject(secret.fields);
    expect(keeper.snapshot().sent).toHaveLength(1);
  });

  it('that was left empty is none', async () => {
    const { phone, keeper } = createPhone();
    phone.outcome = 'offline';
    await keeper.submit({ ...secret, fields: { ...secret.fields, pairingKey: '' } });
    expect(keeper.snapshot().items).toMatchObject([{ place: 'phone' }]);
  });
});

describe('a phone that can keep nothing', () => {
  it('holds it on this page, and goes on trying', async () => {
    const { phone, keeper } = createPhone({ storage: fakeStorage({ isFull: true }) });
    phone.outcome = 'offline';
    expect(await keeper.submit(wish())).toBeNull();
    expect(keeper.snapshot().items).toMatchObject([{ place: 'page', standing: 'waiting' }]);
    phone.outcome = 'known';
    await phone.wait();
    expect(keeper.snapshot()).toEqual({ items: [], sent: [sent] });
  });
});
