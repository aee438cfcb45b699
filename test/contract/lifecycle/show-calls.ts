import type { LogEntry } from '../../../lib/palette/simulator/log';

/** The calls in their order: reads by their path, several of one kind as one line; writes with what matters of their body. */
export function showCalls(log: readonly LogEntry[]): string[] {
  const lines: { text: string; times: number }[] = [];
  for (const entry of log) {
    const text = showCall(entry);
    const last = lines.at(-1);
    if (last?.text === text) last.times += 1;
    else lines.push({ text, times: 1 });
  }
  return foldRounds(lines.map(({ text, times }) => (times === 1 ? text : `${text}  (${times} times)`)));
}

/** The same where reads go out side by side, so that their order means nothing: only how many stand before each write. */
export function showWrites(log: readonly LogEntry[]): string[] {
  const lines: string[] = [];
  let reads = 0;
  const tellReads = () => {
    if (reads > 0) lines.push(`  (${reads} reads)`);
    reads = 0;
  };
  for (const entry of log) {
    if (entry.effect === 'read') reads += 1;
    else {
      tellReads();
      lines.push(showCall(entry));
    }
  }
  tellReads();
  return lines;
}

function showCall({ method, template, path, status, effect, requestBody, query }: LogEntry): string {
  const asked = Object.entries(query)
    .filter(([key]) => key === 'forceDelete')
    .map(([key, value]) => `?${key}=${value}`)
    .join('');
  const call = `${method} ${template ?? path}${asked}`;
  if (effect === 'read') return `  ${call}`;
  const body = shorten(requestBody);
  return `${effect === 'write' ? '*' : '!'} ${call} -> ${status ?? 'no answer'}${body === '' ? '' : `\n    ${body}`}`;
}

/** Waiting is the same look again and again: told once. */
function foldRounds(lines: readonly string[]): string[] {
  const folded: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const length = roundAt(lines, at);
    const round = lines.slice(at, at + length);
    let times = 1;
    while (length > 1 && isSame(lines.slice(at + times * length, at + (times + 1) * length), round)) times += 1;
    folded.push(...round);
    if (times > 1) {
      const often = times === 2 ? 'once more' : 'again and again, until it has come about';
      folded.push(`  ... the last ${length} ${often}`);
    }
    at += times * length;
  }
  return folded;
}

function roundAt(lines: readonly string[], at: number): number {
  for (let length = 2; length <= 12; length += 1) {
    const round = lines.slice(at, at + length);
    const isRead = round.every((line) => line.startsWith(' '));
    if (isRead && isSame(lines.slice(at + length, at + 2 * length), round)) return length;
  }
  return 1;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, index) => line === other[index]);
}

interface Body {
  readonly metadata?: { readonly name?: string; readonly labels?: Readonly<Record<string, string>> };
  readonly spec?: { readonly machinepoolconfig?: readonly PoolBody[] };
  readonly poolConfig?: PoolBody['poolConfig'];
  readonly cloudConfig?: PoolBody['cloudConfig'];
}

interface PoolBody {
  readonly poolConfig: { readonly name: string; readonly size: number };
  readonly cloudConfig: { readonly edgeHosts?: readonly NodeBody[]; readonly placements?: readonly NodeBody[] };
}

interface NodeBody {
  readonly hostUid: string;
  readonly nic?: { readonly ip?: string };
}

function shorten(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  const { metadata, spec, poolConfig, cloudConfig } = body as Body;
  const pools = spec?.machinepoolconfig;
  if (pools !== undefined) return [`cluster ${metadata?.name}`, ...pools.map(showPool)].join('; ');
  if (poolConfig !== undefined && cloudConfig !== undefined) return showPool({ poolConfig, cloudConfig });
  if (metadata?.labels !== undefined) return `labels ${showLabels(metadata.labels)}`;
  const text = JSON.stringify(body);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}

function showPool({ poolConfig, cloudConfig }: PoolBody): string {
  const nodes = cloudConfig.edgeHosts ?? cloudConfig.placements ?? [];
  const hosts = nodes.map(({ hostUid, nic }) => (nic?.ip === undefined ? hostUid : `${hostUid} at ${nic.ip}`));
  return `${poolConfig.name} of ${poolConfig.size}: ${hosts.join(', ')}`;
}

function showLabels(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return pairs.length === 0 ? 'none' : pairs.sort().join(' ');
}
