/** The headers that `next.config.js` puts on every answer; the file is plain JavaScript and has no declarations. */
export async function readHeaders(): Promise<readonly { readonly key: string; readonly value: string }[]> {
  const path: string = '../../next.config.js';
  const module: { default: { headers(): Promise<{ headers: { key: string; value: string }[] }[]> } } = await import(
    path
  );
  const [rule] = await module.default.headers();
  return rule?.headers ?? [];
}
