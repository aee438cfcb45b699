/** Palette's hosts have no more processors than this; a larger number is a slip. */
const mostProcessors = 4_096;

/**
 * What is wrong with a set of processors as libvirt writes it, such as `1-4,^3,6`: single ones, ranges, and `^` for one
 * that a range before it has and the set does not (libvirt.org/formatdomain.html#cpu-allocation); null for nothing. Pure.
 */
export function judgeCpuSet(value: string): string | null {
  const chosen = new Set<number>();
  for (const part of value.split(',')) {
    const [, not, first = '', last = first] = /^(\^?)(\d{1,5})(?:-(\d{1,5}))?$/.exec(part) ?? [];
    if (first === '' || (not === '^' && part.includes('-'))) return 'is not a set of processors';
    const [from, to] = [Number(first), Number(last)];
    if (from > to || to >= mostProcessors) return 'has a range that is no range of processors';
    if (not === '^' && !chosen.delete(from)) return 'takes out a processor that it does not have';
    for (let each = from; not !== '^' && each <= to; each += 1) chosen.add(each);
  }
  return chosen.size === 0 ? 'names no processor' : null;
}
