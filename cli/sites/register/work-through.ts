/**
 * Works through the groups in their order, so many items at a time and each group all at once (one that is larger than
 * `most` alone). Begins no other group once `isOver` says so; what has begun is finished. Rejects when some work does, after
 * all that had begun has ended.
 */
export async function workThrough<Item>(
  groups: readonly (readonly Item[])[],
  { most, isOver, work }: { readonly most: number; readonly isOver: () => boolean; work(item: Item): Promise<void> },
): Promise<void> {
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let busy = 0;
  const begin = (item: Item) => {
    busy += 1;
    const job = work(item)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => {
        busy -= 1;
        running.delete(job);
      });
    running.add(job);
  };
  for (const group of groups) {
    while (busy > 0 && busy + group.length > most) await Promise.race(running);
    if (isOver() || failures.length > 0) break;
    group.forEach(begin);
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
}
