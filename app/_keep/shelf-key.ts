/** The key under which submits wait; practice has its own, so that it is never sent to the real thing. */
export function shelfKey(base: string): string {
  return `${base}:kept`;
}
