import { Document, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { toPlainLine } from './plain-line';

/** One key with what stands above it for people, one line each. */
export interface Entry {
  readonly key: string;
  /** Somebody's own word, such as a tag, may look like a number; ours do not. */
  readonly isForeign?: boolean;
  readonly value: Node | boolean;
  readonly comment?: readonly string[];
}

type Node = Scalar<string> | YAMLMap | YAMLSeq;

/**
 * A text, always in quotes: what `no`, `0131`, `1e5`, `12:30` or `null` are without them differs between YAML 1.1, which
 * cloud-init reads, and 1.2.
 */
export function quoted(text: string): Scalar<string> {
  const node = new Scalar(text);
  node.type = Scalar.QUOTE_DOUBLE;
  return node;
}

/** A text of several lines, as they are. */
export function asLines(text: string): Scalar<string> {
  const node = new Scalar(`${text}\n`);
  node.type = Scalar.BLOCK_LITERAL;
  return node;
}

export function listOf(nodes: readonly Node[]): YAMLSeq {
  const list = new YAMLSeq();
  list.items.push(...nodes);
  return list;
}

export function mapOf(entries: readonly Entry[]): YAMLMap {
  const map = new YAMLMap();
  for (const { key, isForeign = false, value, comment = [] } of entries) {
    const name = isForeign ? quoted(key) : new Scalar(key);
    if (comment.length > 0) name.commentBefore = comment.map((line) => ` ${toPlainLine(line)}`).join('\n');
    map.items.push(new Pair(name, value));
  }
  return map;
}

/** The file: its first line, remarks for people, then the map. Readers of YAML 1.1 and 1.2 find the same in it. */
export function writeYaml(firstLine: string | null, remarks: readonly string[], map: YAMLMap): string {
  const document = new Document(map, { version: '1.1' });
  const head = [
    ...(firstLine === null ? [] : [firstLine]),
    ...remarks.map((line) => `# ${toPlainLine(line)}`.trimEnd()),
  ];
  return `${head.join('\n')}\n${document.toString({ lineWidth: 0 })}`;
}
