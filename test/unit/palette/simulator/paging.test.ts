import { expect, test } from 'vitest';
import { at, type Bench, createBench, hostBody } from './bench';

const SEARCH = '/v1/dashboard/edgehosts/search';

async function registerHosts(bench: Bench, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await bench.call('POST', '/v1/edgehosts', hostBody(`edge-${index}`));
}

async function collect(bench: Bench, query = ''): Promise<{ uids: unknown[]; sizes: number[] }> {
  const uids: unknown[] = [];
  const sizes: number[] = [];
  let token = '';
  do {
    const { body } = await bench.call('POST', `${SEARCH}?continue=${token}${query}`, {});
    const items = at(body, 'items');
    if (!Array.isArray(items)) throw new Error('no items');
    sizes.push(items.length);
    uids.push(...items.map((item: unknown) => at(item, 'metadata.uid')));
    token = String(at(body, 'listmeta.continue'));
  } while (token !== '');
  return { uids, sizes };
}

test('a page holds at most 50 and the token leads through all of them, each once', async () => {
  const bench = createBench();
  await registerHosts(bench, 120);
  const { uids, sizes } = await collect(bench);
  expect(sizes).toEqual([50, 50, 20]);
  expect(new Set(uids).size).toBe(120);
});

test('the token is empty when a page ends exactly at the last item', async () => {
  const bench = createBench();
  await registerHosts(bench, 50);
  expect((await collect(bench)).sizes).toEqual([50]);
});

test('an empty list is one empty page', async () => {
  expect(await collect(createBench())).toEqual({ uids: [], sizes: [0] });
});

test('a smaller limit is kept on the way', async () => {
  const bench = createBench();
  await registerHosts(bench, 5);
  expect((await collect(bench, '&limit=2')).sizes).toEqual([2, 2, 1]);
});

test('an offset starts further on', async () => {
  const bench = createBench();
  await registerHosts(bench, 3);
  const { body } = await bench.call('POST', `${SEARCH}?offset=2`, {});
  expect(body).toMatchObject({ items: [{ metadata: { uid: 'edge-2' } }], listmeta: { offset: 2, count: 3 } });
});

test.each(['limit=51', 'limit=0', 'limit=many', 'offset=-1', 'continue=abc'])('%s is refused', async (query) => {
  const answer = await createBench().call('POST', `${SEARCH}?${query}`, {});
  expect(answer).toMatchObject({ status: 400, body: { code: 'SchemaViolation' } });
});

test('the older page size of 20 is a switch', async () => {
  const bench = createBench({ switches: { maxPageSize: 20 } });
  await registerHosts(bench, 30);
  expect((await collect(bench)).sizes).toEqual([20, 10]);
});

test('lists can be sorted both ways', async () => {
  const bench = createBench();
  for (const uid of ['edge-b', 'edge-c', 'edge-a']) {
    await bench.call('POST', '/v1/edgehosts', hostBody(uid));
    bench.pass(1);
  }
  const names = async (field: string, order: string) => {
    const { body } = await bench.call('POST', '/v1/dashboard/appliances/metadata', { sort: [{ field, order }] });
    return [0, 1, 2].map((index) => at(body, `items.${index}.metadata.name`));
  };
  expect(await names('name', 'asc')).toEqual(['edge-a', 'edge-b', 'edge-c']);
  expect(await names('name', 'desc')).toEqual(['edge-c', 'edge-b', 'edge-a']);
  expect(await names('creationTimestamp', 'desc')).toEqual(['edge-a', 'edge-c', 'edge-b']);
});
