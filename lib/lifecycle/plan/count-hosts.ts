/** So many hosts as the beginning of a sentence's verb: `1 is`, `2 are`, `none are`. Pure. */
export function countHosts(count: number): string {
  return count === 1 ? '1 is' : `${count === 0 ? 'none' : count} are`;
}
