import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Client } from '@libsql/client';
import { StoreError } from '../store';
import { embeddedSchema } from './embedded-schema';

/** The number is the version of the tables. */
export const databaseFileName = 'store-v3.db';

/** How long a statement waits while another process writes. */
const busyTimeoutMs = 5_000;

/**
 * Opens the database file below `dataDir`, both made when missing. Several processes may have it open; what was
 * answered survives `kill -9` and a power cut. Throws a `StoreError` that names the directory when it cannot be
 * written. Safe to repeat.
 */
export async function openDatabaseFile(dataDir: string): Promise<Client> {
  await makeWritable(dataDir);
  try {
    // Loaded here only: it brings a native binary that a deployment with KV must not need.
    const { createClient } = await import('@libsql/client');
    const url = pathToFileURL(join(dataDir, databaseFileName)).href;
    // One connection: the calls of this driver are synchronous, so more would only wait for each other.
    const client = createClient({ url, timeout: busyTimeoutMs, concurrency: 1 });
    await prepare(client);
    return client;
  } catch (cause) {
    throw new StoreError(`open: ${join(dataDir, databaseFileName)} is no usable database file`, { cause });
  }
}

/** Tries a real write: permission bits say nothing about a read-only file system. */
async function makeWritable(dataDir: string): Promise<void> {
  const probe = join(dataDir, `.write-probe-${process.pid}`);
  try {
    await mkdir(dataDir, { recursive: true });
    await writeFile(probe, '');
    await rm(probe, { force: true });
  } catch (cause) {
    throw new StoreError(`open: the directory ${dataDir} cannot be written`, { cause });
  }
}

async function prepare(client: Client): Promise<void> {
  try {
    await repeatWhileBusy(async () => {
      await client.execute('PRAGMA journal_mode = WAL');
      await client.batch([...embeddedSchema], 'write');
    });
  } catch (error) {
    client.close();
    throw error;
  }
}

/** Switching to WAL answers "busy" without waiting when another process does the same at this moment. */
async function repeatWhileBusy(work: () => Promise<void>): Promise<void> {
  const endsAtMs = performance.now() + busyTimeoutMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > endsAtMs) throw error;
      await pause(20);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && /SQLITE_(BUSY|LOCKED)|database is locked/.test(error.message);
}
