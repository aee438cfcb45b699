/** What an attribute holds. */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'plain'; readonly value: number | boolean }
  /** An expression of ours, such as `var.palette_host`. Never anybody else's text. */
  | { readonly kind: 'reference'; readonly path: string }
  | { readonly kind: 'list'; readonly values: readonly Value[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [key: string, value: Value])[] }
  /** A map whose keys are words of Terraform's own. */
  | { readonly kind: 'object'; readonly entries: readonly (readonly [key: string, value: Value])[] };

/** One thing in a file or block, in its order. */
export type Item =
  | { readonly kind: 'attribute'; readonly name: string; readonly value: Value }
  | {
      readonly kind: 'block';
      readonly type: string;
      readonly labels: readonly string[];
      readonly items: readonly Item[];
    }
  | { readonly kind: 'comment'; readonly lines: readonly string[] };

export function text(value: string): Value {
  return { kind: 'text', text: value };
}

export function plain(value: number | boolean): Value {
  return { kind: 'plain', value };
}

export function reference(path: string): Value {
  return { kind: 'reference', path };
}

export function list(values: readonly Value[]): Value {
  return { kind: 'list', values };
}

export function texts(values: readonly string[]): Value {
  return list(values.map(text));
}

export function map(entries: Readonly<Record<string, string>>): Value {
  return { kind: 'map', entries: Object.entries(entries).map(([key, value]) => [key, text(value)] as const) };
}

export function attribute(name: string, value: Value): Item {
  return { kind: 'attribute', name, value };
}

export function block(type: string, labels: readonly string[], items: readonly Item[]): Item {
  return { kind: 'block', type, labels, items };
}

export function comment(...lines: readonly string[]): Item {
  return { kind: 'comment', lines };
}
