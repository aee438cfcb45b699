import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseFileName } from '../../../lib/store/embedded/open-database-file';
import { openEmbeddedStore } from '../../../lib/store/embedded-store';
import type { Store } from '../../../lib/store/store';
import { startStoreWorker } from './start-workers';
import {
  attemptRule,
  auditEvent,
  claim,
  createClock,
  hostId,
  limit,
  listIntents,
  notice,
  record,
  siteId,
  startMs,
} from './store-subject';
import type { WorkerReply } from './store-worker';

const host = hostId('edge-1');
const here = siteId('store-12');

describe('embedded store', () => {
  let folder = '';
  const opened: Store[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'embedded-file-'));
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function open(dataDir = folder): Promise<Store> {
    const store = await openEmbeddedStore({ dataDir, prefix: 'test', now: createClock().now });
    opened.push(store);
    return store;
  }

  /** Changes what is stored behind the store's back. */
  async function tamper(sql: string): Promise<void> {
    const client = createClient({ url: pathToFileURL(join(folder, databaseFileName)).href, timeout: 5_000 });
    await client.execute(sql);
    client.close();
  }

  async function count(table: string): Promise<number> {
    const client = createClient({ url: pathToFileURL(join(folder, databaseFileName)).href, timeout: 5_000 });
    const { rows } = await client.execute(`SELECT COUNT(*) AS total FROM ${table}`);
    client.close();
    return Number(rows[0]?.total);
  }

  it('says what it is', async () => {
    expect((await open()).kind).toBe('embedded');
  });

  it('makes the directory it is told to use', async () => {
    const dataDir = join(folder, 'not', 'yet there #1?', '%20');
    await claim(await open(dataDir), host, here);
    expect(await readdir(dataDir)).toContain(databaseFileName);
    expect(await (await open(dataDir)).readClaim(host)).toBe(here);
  });

  it('leaves nothing but the database and its journal in the directory', async () => {
    const store = await open();
    await store.ping();
    await store.close();
    const others = (await readdir(folder)).filter((name) => !name.startsWith(databaseFileName));
    expect(others).toEqual([]);
  });

  it('can be opened by many at the same moment', async () => {
    const dataDir = join(folder, 'shared');
    const stores = await Promise.all(Array.from({ length: 10 }, () => open(dataDir)));
    const totals = await Promise.all(stores.map((store) => store.increment('posts')));
    expect(totals.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('names the directory when it cannot be made', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const dataDir = join(file, 'data');
    await expect(open(dataDir)).rejects.toMatchObject({
      name: 'StoreError',
      message: expect.stringContaining(`the directory ${dataDir} cannot be written`),
    });
  });

  it('names the directory when it may not be written', async () => {
    const dataDir = join(folder, 'locked');
    await mkdir(dataDir);
    await chmod(folder, 0o755);
    await chmod(dataDir, 0o555);
    await expect(asOrdinaryUser(() => open(dataDir))).rejects.toMatchObject({
      name: 'StoreError',
      message: expect.stringContaining(`the directory ${dataDir} cannot be written`),
    });
  });

  it('names the file when it is no database', async () => {
    await writeFile(join(folder, databaseFileName), 'a text that somebody put here\n'.repeat(200));
    await expect(open()).rejects.toMatchObject({
      name: 'StoreError',
      message: expect.stringContaining(`${join(folder, databaseFileName)} is no usable database file`),
    });
  });

  it('is a StoreError after it was closed, with what the driver said as its cause', async () => {
    const store = await open();
    await store.close();
    const failure = { name: 'StoreError', operation: 'recordIntent', cause: expect.any(Error) };
    await expect(claim(store, host, here)).rejects.toMatchObject(failure);
    await expect(store.takeLease('store-12', 'a', 1)).rejects.toMatchObject({ operation: 'takeLease' });
  });

  it('keeps every answered write of a process that was killed, and can be written on', async () => {
    const writer = startStoreWorker();
    await writer.ask({ do: 'open', place: { kind: 'embedded', dataDir: folder }, prefix: 'test' });
    const written: string[] = [];
    const ended = new Promise((resolve) => writer.process.once('exit', (_, signal) => resolve(signal)));
    writer.process.on('message', (message: WorkerReply) => {
      if (message.said === 'written') written.push(message.hostId);
      if (written.length === 50) writer.process.kill('SIGKILL');
    });
    writer.process.send({ do: 'write_until_killed' });
    expect(await ended).toBe('SIGKILL');

    const store = await open();
    const kept = new Set<string>((await listIntents(store, here)).map((intent) => intent.hostId));
    expect(written.length).toBeGreaterThanOrEqual(50);
    expect(written.filter((id) => !kept.has(id))).toEqual([]);
    expect((await store.readAudit(10_000)).length).toBeGreaterThanOrEqual(written.length);
    expect(await claim(store, host, here)).toBe(here);
  });

  it('fails on an intent that it cannot read, and lists the others without it', async () => {
    const store = await open();
    await record(store);
    const other = await record(store, { hostId: hostId('edge-2') });
    for (const broken of ['not JSON', '{}', '7']) {
      await tamper(`UPDATE intents SET json = '${broken}' WHERE host_id = 'edge-1'`);
      for (const call of [() => store.readIntent(host), () => record(store)]) {
        await expect(call()).rejects.toMatchObject({ name: 'StoreError' });
      }
      expect(await listIntents(store, here)).toEqual([other]);
      expect(await store.sitesWithWork()).toEqual([here]);
    }
  });

  it('fails on a budget that it cannot read: a turn is never guessed', async () => {
    const store = await open();
    await store.noteOverload('/v1/edgehosts');
    await tamper("UPDATE budgets SET json = '{}'");
    await expect(store.noteOverload('/v1/edgehosts')).rejects.toMatchObject({ operation: 'noteOverload' });
    await tamper('DELETE FROM budgets');
    await expect(store.noteOverload('/v1/edgehosts')).resolves.toBeUndefined();
  });

  it('clears limits, tries and known messages that have ended with the next write of their kind', async () => {
    const clock = createClock();
    const store = await openEmbeddedStore({ dataDir: folder, prefix: 'test', now: clock.now });
    opened.push(store);
    for (const name of ['one', 'two', 'three']) {
      await store.spend([limit({ name, everyMs: 1_000 })]);
      await store.beginAttempt(name, { ...attemptRule, forgottenAfterMs: 1_000 });
      await store.addNotice(notice({ id: name }));
    }
    expect([await count('states'), await count('notices_known')]).toEqual([6, 3]);
    clock.advance(30 * 24 * 3_600_000);
    await store.spend([limit({ name: 'four' })]);
    await store.addNotice(notice({ id: 'four' }));
    expect([await count('states'), await count('notices_known')]).toEqual([1, 1]);
  });

  it('fails on a limit or tries that it cannot read: neither is guessed', async () => {
    const store = await open();
    await store.spend([limit()]);
    await store.beginAttempt('pin:store-12', attemptRule);
    for (const broken of ['not JSON', '{}', '"7"']) {
      await tamper(`UPDATE states SET state = '${broken}'`);
      await expect(store.spend([limit()])).rejects.toMatchObject({ operation: 'spend' });
      await expect(store.refund([limit()])).rejects.toMatchObject({ operation: 'refund' });
      await expect(store.beginAttempt('pin:store-12', attemptRule)).rejects.toMatchObject({
        operation: 'beginAttempt',
      });
    }
    await store.forgetAttempts('pin:store-12');
    expect(await store.beginAttempt('pin:store-12', attemptRule)).toBe(0);
  });

  it('leaves out a message or a reminder that it cannot read and gives the others', async () => {
    const store = await open();
    for (const id of ['one', 'two']) await store.addNotice(notice({ id }));
    await tamper(`UPDATE notices SET json = '{"id":"one"}' WHERE id = 'one'`);
    expect(await store.listNotices('ops', 10)).toEqual([notice({ id: 'two' })]);
    await store.closeNotice(notice({ id: 'one' }), 'dead');
    await store.closeNotice(notice({ id: 'two' }), 'dead');
    await tamper(`UPDATE dead_notices SET json = 'not JSON' WHERE json LIKE '%"one"%'`);
    expect(await store.listDeadNotices(10)).toEqual([notice({ id: 'two' })]);
    await store.remind(host, 7);
    await store.remind(hostId('edge-2'), 6);
    await tamper(`UPDATE reminders SET host_id = 'no/host' WHERE host_id = 'edge-2'`);
    expect(await store.dueReminders(7, 10)).toEqual([host]);
  });

  it('looks for audit events that are too many now and then only, and shows none of them meanwhile', async () => {
    const store = await openEmbeddedStore({ dataDir: folder, prefix: 'test', now: createClock().now, auditLimit: 10 });
    opened.push(store);
    const counts: number[] = [];
    for (let index = 0; index < 205; index += 1) {
      await store.appendAudit(auditEvent({ id: `${index}`, atMs: startMs + index }));
      if (index % 50 === 0) counts.push(await count('audit'));
    }
    expect(counts).toEqual([1, 51, 10, 60, 10]);
    expect((await store.readAudit(1_000)).map(({ id }) => Number(id)).at(-1)).toBe(195);
  });

  it('fails on a claim that names no site: a holder is never guessed', async () => {
    const store = await open();
    await claim(store, host, here);
    await tamper("UPDATE claims SET site_id = 'No Site!'");
    await expect(store.readClaim(host)).rejects.toMatchObject({ name: 'StoreError', operation: 'readClaim' });
    await expect(claim(store, host, here)).rejects.toMatchObject({ name: 'StoreError', operation: 'recordIntent' });
    expect(await listIntents(store, here)).toEqual([]);
  });

  it('treats a cached value that it cannot read as absent', async () => {
    const store = await open();
    await store.writeCache('profiles', 'one', 60_000);
    for (const broken of ['text', '{"a":1}', '']) {
      await tamper(`UPDATE cache SET json = '${broken}'`);
      expect(await store.readCache('profiles')).toBeNull();
    }
  });

  it('leaves out an audit line that it cannot read and gives the others', async () => {
    const store = await open();
    await store.appendAudit(auditEvent({ id: 'one' }));
    await store.appendAudit(auditEvent({ id: 'two' }));
    await tamper(`UPDATE audit SET json = '{"id":"one"}' WHERE id = 'one'`);
    expect((await store.readAudit(10)).map((event) => event.id)).toEqual(['two']);
  });
});

/** Root may write anywhere, so as root the work is done as somebody else. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0 || process.seteuid === undefined) return work();
  process.seteuid(65_534);
  try {
    return await work();
  } finally {
    process.seteuid(0);
  }
}
