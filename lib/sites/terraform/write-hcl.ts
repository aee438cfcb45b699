import { attribute, type Item, type Value } from './hcl';
import { quoteHcl } from './quote-hcl';

type Attribute = Extract<Item, { kind: 'attribute' }>;

/**
 * The items as text, the way `terraform fmt` would leave it: two blanks a level, the `=` of attributes on lines that
 * follow each other in one column - but for one whose value takes several lines -, an empty line around blocks. Pure.
 */
export function writeHcl(items: readonly Item[]): string {
  return `${writeItems(items).join('\n')}\n`;
}

function writeItems(items: readonly Item[]): string[] {
  const lines: string[] = [];
  for (const [at, item] of items.entries()) {
    const before = items[at - 1];
    const isParted = before !== undefined && (item.kind === 'block' || before.kind === 'block');
    // A comment belongs to what follows it.
    if (isParted && before.kind !== 'comment') lines.push('');
    lines.push(...writeItem(item, items, at));
  }
  return lines;
}

function writeItem(item: Item, items: readonly Item[], at: number): string[] {
  if (item.kind === 'comment') return item.lines.map((line) => `# ${toLine(line)}`.trimEnd());
  if (item.kind === 'attribute') {
    return writePair(item.name, item.value, widthAround(items, at));
  }
  const head = [item.type, ...item.labels.map(quoteHcl)].join(' ');
  if (item.items.length === 0) return [`${head} {`, '}'];
  return [`${head} {`, ...writeItems(item.items).map(indent), '}'];
}

function indent(line: string): string {
  return line === '' ? '' : `  ${line}`;
}

/** Nothing in a comment may end it. */
function toLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/gu, ' ');
}

/** The longest name among the neighbours, itself included, that share its column. */
function widthAround(items: readonly Item[], at: number): number {
  const isAligned = (item: Item | undefined): item is Attribute =>
    item?.kind === 'attribute' && writeValue(item.value).length === 1;
  if (!isAligned(items[at])) return 0;
  let first = at;
  let last = at;
  while (isAligned(items[first - 1])) first -= 1;
  while (isAligned(items[last + 1])) last += 1;
  return Math.max(...items.slice(first, last + 1).map((item) => (isAligned(item) ? columnsOf(item.name) : 0)));
}

/** `name = value`, the name filled up to the width. */
function writePair(name: string, value: Value, width: number): string[] {
  const [first = '', ...more] = writeValue(value);
  return [`${name}${' '.repeat(Math.max(0, width - columnsOf(name)))} = ${first}`, ...more];
}

function writeValue(value: Value): string[] {
  if (value.kind === 'text') return [quoteHcl(value.text)];
  if (value.kind === 'plain') return [String(value.value)];
  if (value.kind === 'reference') return [value.path];
  if (value.kind === 'list') return writeList(value.values);
  if (value.entries.length === 0) return ['{}'];
  const pairs = value.entries.map(([key, held]) => [value.kind === 'map' ? quoteHcl(key) : key, held] as const);
  const items = pairs.map(([key, held]) => attribute(key, held));
  return ['{', ...writeItems(items).map(indent), '}'];
}

/** One element stays on the line; several get a line each, so that a change shows as one. */
function writeList(values: readonly Value[]): string[] {
  const written = values.map(writeValue);
  const [only = []] = written;
  if (written.length <= 1 && only.length <= 1) return [`[${only.join('')}]`];
  return ['[', ...written.flatMap((lines) => [...lines.slice(0, -1), `${lines.at(-1)},`]).map(indent), ']'];
}

const graphemes = new Intl.Segmenter();

function columnsOf(name: string): number {
  return [...graphemes.segment(name)].length;
}
