import type { Env } from '../env';
import type { Store } from '../store/store';

/**
 * The store of this deployment: KV when it is configured, else one file on this machine; on the platform, where files do
 * not last, the simulator keeps its state in the instance. Adapters are loaded only when they are used. The audit trail is
 * kept for `auditKeepForMs`, at most `auditLimit` events of it (each adapter has its own default).
 */
export async function openStore(env: Env, auditKeepForMs: number, auditLimit?: number): Promise<Store> {
  const audit = { auditKeepForMs, ...(auditLimit === undefined ? {} : { auditLimit }) };
  const prefix = env.storePrefix;
  if (env.kv !== null) {
    const { createKvStore } = await import('../store/kv-store');
    return createKvStore({ ...env.kv, prefix, ...audit });
  }
  if (env.vercel !== null) {
    const { createMemoryStore } = await import('../store/memory-store');
    return createMemoryStore({ now: Date.now, ...audit });
  }
  const { openEmbeddedStore } = await import('../store/embedded-store');
  return openEmbeddedStore({ dataDir: env.dataDir, prefix, ...audit });
}
