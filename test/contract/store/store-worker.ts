import type { HostId } from '../../../lib/hosts/edge-host-id';
import type { Store } from '../../../lib/store/store';
import { type RaceTask, runRaceTask } from './race-tasks';
import { openPlace, type StorePlace } from './store-place';
import { auditEvent, hostId, request } from './store-subject';

/** What a test asks of another process. */
export type WorkerOrder =
  | { readonly do: 'open'; readonly place: StorePlace; readonly prefix: string }
  | { readonly do: 'race'; readonly task: RaceTask; readonly processNumber: number }
  | { readonly do: 'write_until_killed' };

export type WorkerReply =
  | { readonly said: 'done'; readonly answers: readonly unknown[] }
  | { readonly said: 'failed'; readonly message: string }
  | { readonly said: 'written'; readonly hostId: HostId };

let store: Store | null = null;

async function follow(order: WorkerOrder): Promise<readonly unknown[]> {
  if (order.do === 'open') {
    await store?.close();
    store = await openPlace(order.place, order.prefix);
    return [];
  }
  if (store === null) throw new Error('No store is open');
  if (order.do === 'race') return runRaceTask(order.task, store, order.processNumber);
  return writeUntilKilled(store);
}

async function writeUntilKilled(target: Store): Promise<never> {
  for (let index = 0; ; index += 1) {
    const id = hostId(`edge-${index}`);
    await target.recordIntent(request({ hostId: id }));
    await target.appendAudit(auditEvent({ id: `event-${id}`, atMs: Date.now(), hostId: id }));
    reply({ said: 'written', hostId: id });
  }
}

function reply(message: WorkerReply): void {
  process.send?.(message);
}

process.on('message', (order: WorkerOrder) => {
  follow(order).then(
    (answers) => reply({ said: 'done', answers }),
    (error) => reply({ said: 'failed', message: String(error?.stack ?? error) }),
  );
});
