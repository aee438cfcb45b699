/** A copy in which every empty array is null, as Go writes a nil slice (API.md 1.6). */
export function withNullArrays(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(withNullArrays);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withNullArrays(inner)]));
}
