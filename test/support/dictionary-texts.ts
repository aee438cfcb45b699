/** A leaf of a dictionary with the way to it, e.g. `confirm.title`. */
export interface Leaf {
  readonly path: string;
  readonly value: string | ((...values: never[]) => unknown);
}

/** Every text and every function of a dictionary, in order. */
export function listLeaves(part: unknown, path = ''): readonly Leaf[] {
  if (typeof part === 'string') return [{ path, value: part }];
  if (typeof part === 'function') return [{ path, value: part as Leaf['value'] }];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => listLeaves(value, path === '' ? key : `${path}.${key}`));
}

/**
 * What a text says when every value in it is a mark of its own, e.g. `⟦0.site⟧`: shows which values a text tells,
 * whatever its language does with them.
 */
export function speak({ value }: Leaf): string {
  if (typeof value === 'string') return value;
  const marks = Array.from({ length: Math.max(1, value.length) }, (_, index) => mark(`${index}`));
  return String(value(...(marks as never[])));
}

/** The marks in a spoken text, each once, sorted. */
export function marksIn(text: string): readonly string[] {
  return [...new Set(text.match(/⟦[^⟧]*⟧/g) ?? [])].toSorted();
}

/** Stands for any value: as a text its own name, as an object one whose fields are marks as well. */
function mark(name: string): unknown {
  const target = () => `⟦${name}⟧`;
  return new Proxy(target, {
    get: (_, key) => {
      if (key === Symbol.toPrimitive || key === 'toString' || key === 'valueOf') return () => `⟦${name}⟧`;
      if (typeof key === 'symbol') return undefined;
      return mark(`${name}.${key}`);
    },
    apply: () => mark(`${name}()`),
  });
}
