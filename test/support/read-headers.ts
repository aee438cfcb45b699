interface Rule {
  readonly source: string;
  readonly headers: readonly { readonly key: string; readonly value: string }[];
}

/** The headers that `next.config.js` puts on every page; the file is plain JavaScript and has no declarations. */
export async function readHeaders(): Promise<Rule['headers']> {
  const path: string = '../../next.config.js';
  const module: { default: { headers(): Promise<readonly Rule[]> } } = await import(path);
  // `/:path*`, and all but the bundles; the other rules are for single files.
  const rules = (await module.default.headers()).filter(({ source }) => /^\/(:path\*|\(\(\?!)/.test(source));
  return rules.flatMap(({ headers }) => headers);
}
