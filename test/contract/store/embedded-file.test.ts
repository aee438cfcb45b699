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
import { auditEvent, claim, createClock, hostId, listIntents, record, siteId } from './store-subject';
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
