import { describe, expect, it } from 'vitest';
import { followWishes } from '../../../../app/_keep/follow-wishes';
import type { Keeper, KeptItem, Snapshot } from '../../../../app/_keep/keeper';
import type { Halt } from '../../../../app/_keep/kept';
import type { Place } from '../../../../app/_keep/shelf';

const wish = (edgeHostId: string) => ({ fields: { edgeHostId, siteId: 'denver' }, siteName: 'Denver' });
const item = (hostId: string, place: Place = 'phone', halt: Halt | null = null): KeptItem => ({
  kept: { ...wish(hostId), hostId, siteId: 'denver', atMs: 0, tries: 1, halt, fields: {} },
  place,
  standing: halt?.reason ?? 'waiting',
});
const taken = (hostId: string, siteId = 'denver') => ({ hostId, siteId, page: `/registrations/${hostId}` });
const refused: Halt = { reason: 'refused', page: '/?refused' };

/** A form with these hosts over a keeper that says what it is told to. */
function openForm(hosts: readonly string[]) {
  const seen = { hosts, shown: [] as (Place | null)[], left: [] as string[] };
  let snapshot: Snapshot = { items: [], sent: [] };
  let listener = () => {};
  const keeper: Pick<Keeper, 'snapshot' | 'subscribe'> = {
    snapshot: () => snapshot,
    subscribe(told) {
      listener = told;
      return () => {
        listener = () => {};
      };
    },
  };
  const stop = followWishes(keeper, {
    read: () => seen.hosts.map(wish),
    show: (place) => void seen.shown.push(place),
    leave: (page) => void seen.left.push(page),
  });
  const tell = (items: readonly KeptItem[], sent: Snapshot['sent'] = []) => {
    snapshot = { items, sent };
    listener();
  };
  return { seen, tell, stop };
}

describe('a form whose hosts wait on the phone', () => {
  it('says so, and says first what would be lost with the page', () => {
    const { seen, tell } = openForm(['edge-1x', 'edge-2x']);
    tell([item('edge-1x')]);
    tell([item('edge-1x'), item('edge-2x', 'page')]);
    expect(seen.shown).toEqual([null, 'phone', 'page']);
    expect(seen.left).toEqual([]);
  });

  it('says nothing of the hosts of another form, nor of the same host at another site', () => {
    const { seen, tell } = openForm(['edge-1x']);
    tell([item('edge-9x')], [taken('edge-1x', 'boulder')]);
    expect(seen).toMatchObject({ shown: [null, null], left: [] });
  });

  it('leaves once all of them were taken, not after the first, and only once', () => {
    const { seen, tell } = openForm(['edge-1x', 'edge-2x']);
    tell([item('edge-1x'), item('edge-2x')]);
    tell([item('edge-2x')], [taken('edge-1x')]);
    expect(seen.left).toEqual([]);
    tell([], [taken('edge-1x'), taken('edge-2x')]);
    tell([], [taken('edge-1x'), taken('edge-2x')]);
    expect(seen.left).toEqual(['/registrations/edge-1x']);
  });

  it('leaves as well when the page has noticed before that they are registered', () => {
    const { seen, tell } = openForm(['edge-1x', 'edge-2x']);
    tell([item('edge-1x'), item('edge-2x')]);
    seen.hosts = ['edge-2x'];
    tell([item('edge-1x')], [taken('edge-2x')]);
    expect(seen.left).toEqual([]);
    tell([], [taken('edge-2x'), taken('edge-1x')]);
    expect(seen.left).toHaveLength(1);
  });

  it('waits for none that was refused, and stays where none was taken', () => {
    const { seen, tell } = openForm(['edge-1x', 'edge-2x']);
    tell([item('edge-1x', 'phone', refused), item('edge-2x')]);
    tell([item('edge-1x', 'phone', refused)]);
    expect(seen).toMatchObject({ shown: [null, 'phone', null], left: [] });
    tell([item('edge-1x', 'phone', refused)], [taken('edge-2x')]);
    expect(seen.left).toHaveLength(1);
  });

  it('hears nothing any more when it is gone', () => {
    const { seen, tell, stop } = openForm(['edge-1x']);
    stop();
    tell([item('edge-1x')]);
    expect(seen.shown).toEqual([null]);
  });
});
