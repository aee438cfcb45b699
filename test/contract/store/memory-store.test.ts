import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../lib/store/memory-store';
import { createClock, hostId, record } from './store-subject';
import { promiseStore } from './store-suite';

promiseStore('memory', async () => ({
  open: async ({ prefix: _, ...options } = {}) => createMemoryStore({ now: Date.now, ...options }),
  place: () => null,
  stop: async () => {},
}));

describe('memory store alone', () => {
  it('says what it is', () => {
    expect(createMemoryStore({ now: Date.now }).kind).toBe('memory');
  });

  it('hands out copies: changing an answer changes nothing that is stored', async () => {
    const store = createMemoryStore({ now: createClock().now });
    const intent = await record(store, { hostName: 'till' });
    Object.assign(intent, { hostName: 'changed', phase: 'settled' });
    expect(await store.readIntent(hostId('edge-1'))).toMatchObject({ hostName: 'till', phase: 'queued' });
  });
});
