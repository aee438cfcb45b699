import { gzipSync } from 'node:zlib';

/** A script or style sheet as a browser gets it. */
export interface ServedFile {
  readonly path: string;
  /** Gzipped, as `next start` and the platform send it. */
  readonly bytes: number;
}

/** Everything that an HTML page makes a browser with scripts load at once. */
export interface ServedPage {
  readonly html: string;
  readonly scripts: readonly ServedFile[];
  readonly styles: readonly ServedFile[];
  /** Addresses of other servers, wherever they stand in a tag. */
  readonly foreign: readonly string[];
}

const tags = /<(script|link)\b[^>]*>/g;
const attribute = (tag: string, name: string) =>
  new RegExp(`\\b${name}="([^"]*)"`, 'i').exec(tag)?.[1]?.replaceAll('&amp;', '&');

/** Fetches a page and what it loads. A script for browsers that know no modules is loaded by none of today's. */
export async function readServed(origin: string, path: string): Promise<ServedPage> {
  const html = await (await fetch(new URL(path, origin), { headers: { accept: 'text/html' } })).text();
  const found = [...html.matchAll(tags)].map(([tag]) => tag);
  const scripts = found.filter((tag) => tag.startsWith('<script') && !/\bnomodule\b/i.test(tag));
  const styles = found.filter((tag) => attribute(tag, 'rel') === 'stylesheet');
  const addresses = found.flatMap((tag) => attribute(tag, 'src') ?? attribute(tag, 'href') ?? []);
  return {
    html,
    scripts: await weigh(
      origin,
      scripts.flatMap((tag) => attribute(tag, 'src') ?? []),
    ),
    styles: await weigh(
      origin,
      styles.flatMap((tag) => attribute(tag, 'href') ?? []),
    ),
    foreign: addresses.filter((address) => new URL(address, origin).origin !== origin && !address.startsWith('data:')),
  };
}

/** The gzipped size of all of them. */
export function sumBytes(files: readonly ServedFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

async function weigh(origin: string, addresses: readonly string[]): Promise<ServedFile[]> {
  return Promise.all(
    [...new Set(addresses)].map(async (path) => {
      const answer = await fetch(new URL(path, origin));
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      return { path, bytes: gzipSync(Buffer.from(await answer.arrayBuffer())).length };
    }),
  );
}
