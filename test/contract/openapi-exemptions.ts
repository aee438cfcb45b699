/**
 * A place where the published description is known to be narrower than Palette. `path` is dotted, `*` stands for any
 * one key or index, `**` for any number of them; the value there is taken out before the check.
 */
export interface Exemption {
  readonly in: 'request' | 'response';
  readonly path: string;
  /** Only this value is exempt; without it, every value is. */
  readonly value?: unknown;
  readonly reason: string;
}

const exemptions: readonly Exemption[] = [
  {
    in: 'response',
    path: '**.health.state',
    value: '',
    reason: 'API.md 15.1: the health of an unpaired host is "", outside the enum',
  },
];

/** A copy of a body without its exempted values. */
export function withoutExempted(body: unknown, place: Exemption['in'], allowed: readonly Exemption[]): unknown {
  const patterns = [...exemptions, ...allowed]
    .filter((exemption) => exemption.in === place)
    .map((exemption) => ({ exemption, pattern: toPattern(exemption.path) }));
  const isExempt = (path: string, value: unknown) =>
    patterns.some(
      ({ exemption, pattern }) => pattern.test(path) && (!('value' in exemption) || exemption.value === value),
    );
  return copyWithout(body, '', isExempt);
}

function copyWithout(value: unknown, path: string, isExempt: (path: string, value: unknown) => boolean): unknown {
  if (Array.isArray(value)) return value.map((inner, index) => copyWithout(inner, `${path}.${index}`, isExempt));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, inner]) => !isExempt(`${path}.${key}`, inner));
  return Object.fromEntries(kept.map(([key, inner]) => [key, copyWithout(inner, `${path}.${key}`, isExempt)]));
}

function toPattern(path: string): RegExp {
  const parts = path.split('.').map((part) => {
    if (part === '**') return '(\\.[^.]+)*';
    return part === '*' ? '\\.[^.]+' : `\\.${part.replace(/[^\w-]/g, '\\$&')}`;
  });
  return new RegExp(`^${parts.join('')}$`);
}
