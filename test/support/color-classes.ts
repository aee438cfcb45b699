/** What one list of classes, or one rule of a style sheet, puts on what. */
export interface ColorUse {
  readonly texts: readonly string[];
  readonly grounds: readonly string[];
}

const tokens =
  'ground|surface|brand|on-brand|edge|link|tint|accent|ink|quiet|line|field-line|good|good-tint|warn|warn-tint|bad|bad-tint';
const colorClass = new RegExp(`(?<![\\w-])(bg|text)-(${tokens})(?![\\w/-])`, 'g');

/** The colours in every text of a source that holds classes; variants such as `hover:` count as if they always held. */
export function readClassUses(source: string): readonly ColorUse[] {
  return [...source.matchAll(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g)].flatMap(([literal]) => {
    const found = [...literal.matchAll(colorClass)];
    const named = (kind: string) =>
      found.flatMap(([, prefix, token = '']) => (prefix === kind ? [toToken(token)] : []));
    return found.length === 0 ? [] : [{ texts: named('text'), grounds: named('bg') }];
  });
}

/** The same of every innermost rule of a style sheet. */
export function readRuleUses(css: string): readonly ColorUse[] {
  return [...css.matchAll(/\{([^{}]*)/g)].flatMap(([, body = '']) => {
    const colorOf = (property: string) =>
      [...body.matchAll(new RegExp(`(?:^|[;\\s])${property}:\\s*var\\(--color-([\\w-]+)\\)`, 'g'))].map(
        ([, name = '']) => toToken(name),
      );
    const use = { texts: colorOf('color'), grounds: colorOf('background') };
    return use.texts.length + use.grounds.length === 0 ? [] : [use];
  });
}

/** `on-brand` as `onBrand`. */
export function toToken(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
