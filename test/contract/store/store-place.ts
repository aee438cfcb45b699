import { openEmbeddedStore } from '../../../lib/store/embedded-store';
import { createKvStore } from '../../../lib/store/kv-store';
import type { Store } from '../../../lib/store/store';

/** Where a store is, in a form that can be sent to another process. */
export type StorePlace =
  | { readonly kind: 'embedded'; readonly dataDir: string }
  | { readonly kind: 'kv'; readonly url: string; readonly token: string };

/** Opens the store of that place with the clock of this machine. */
export async function openPlace(place: StorePlace, prefix: string): Promise<Store> {
  return place.kind === 'embedded'
    ? openEmbeddedStore({ dataDir: place.dataDir, prefix })
    : createKvStore({ url: place.url, token: place.token, prefix, timeoutMs: 20_000 });
}
