import { describe, expect, test } from 'vitest';
import { createFakePalette, failureOf, json, type Sent } from '../../support/fake-palette';

function host(uid: string) {
  return { metadata: { uid }, status: { state: 'ready' } };
}

function page(items: readonly unknown[], next?: string) {
  return json({ items, listmeta: { continue: next ?? '', count: items.length, limit: 50, offset: 0 } });
}

describe('a search over several pages', () => {
  test('leaves the size to the server and hands back the token of the page before', async () => {
    const replies = [page([host('h1')], 'a+b/c='), page([host('h2')], 'token-2'), page([host('h3')])];
    const { palette, sent } = createFakePalette(replies);
    expect((await palette.findHostsByLabel('site', 'x')).map(({ hostId }) => hostId)).toEqual(['h1', 'h2', 'h3']);
    expect(sent.map(({ query }) => query)).toEqual([{}, { continue: 'a+b/c=' }, { continue: 'token-2' }]);
  });

  test.each([
    ['without listmeta', { items: [host('h1')] }],
    ['with null', { items: [host('h1')], listmeta: null }],
    ['with a null token', { items: [host('h1')], listmeta: { continue: null } }],
  ])('ends %s', async (_, body) => {
    const { palette, sent } = createFakePalette([json(body)]);
    expect(await palette.findHostsByLabel('site', 'x')).toHaveLength(1);
    expect(sent).toHaveLength(1);
  });

  test('ends though the server repeats its token for ever, and brings each host once', async () => {
    const { palette, sent } = createFakePalette([page([host('h1')], 'same')]);
    expect(await palette.findHostsByLabel('site', 'x')).toHaveLength(1);
    expect(sent).toHaveLength(2);
  });

  test('ends after twenty pages though the server finds new tokens for ever', async () => {
    const endless = ({ query }: Sent) => page([host(`h${query.continue ?? 0}`)], `${Number(query.continue ?? 0) + 1}`);
    const { palette, sent } = createFakePalette([endless]);
    expect(await palette.findHostsByLabel('site', 'x')).toHaveLength(20);
    expect(sent).toHaveLength(20);
  });

  test('a host that moved to the next page meanwhile is there once, as it was last seen', async () => {
    const moved = { ...host('h1'), status: { state: 'in-use' } };
    const { palette } = createFakePalette([page([host('h1'), host('h2')], 't'), page([moved])]);
    const found = await palette.findHostsByLabel('site', 'x');
    expect(found.map(({ hostId, state }) => `${hostId} ${state}`)).toEqual(['h1 in-use', 'h2 ready']);
  });

  test('a page that fails fails the search: half a list is no list', async () => {
    const { palette } = createFakePalette([page([host('h1')], 't'), json({}, 400)]);
    expect(await failureOf(palette.findHostsByLabel('site', 'x'))).toMatchObject({ status: 400 });
  });

  test('a cluster that comes twice is one cluster', async () => {
    const cluster = { metadata: { uid: 'c1', name: 'denver' } };
    const { palette } = createFakePalette([page([cluster], 't'), page([cluster])]);
    expect(await palette.findClusters('denver')).toEqual(['c1']);
  });
});
