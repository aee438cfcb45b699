/** Makes a call whose answer serves everybody who asks within `ms`; a rejected one is asked again. */
export function shareFor<T>(ms: number, now: () => number, make: () => Promise<T>): () => Promise<T> {
  let last: { readonly atMs: number; readonly answer: Promise<T> } | null = null;
  return () => {
    if (last !== null && now() - last.atMs < ms) return last.answer;
    const answer = make();
    last = { atMs: now(), answer };
    answer.catch(() => {
      last = null;
    });
    return answer;
  };
}
