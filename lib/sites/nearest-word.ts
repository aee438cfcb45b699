/** The candidate that differs least from `word` (at most a third of its letters), or null: for "did you mean". */
export function nearestWord(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Nobody reads more suggestions, and each takes 50 ms among 50,000 sites: what is wrong so often is wrong in one way. */
const mostSuggestions = 20;

/** {@link nearestWord} among candidates that are many: after twenty different words it knows none any more. */
export function createSuggester(listCandidates: () => Iterable<string>): (word: string) => string | null {
  const known = new Map<string, string | null>();
  return (word) => {
    if (!known.has(word) && known.size < mostSuggestions) known.set(word, nearestWord(word, listCandidates()));
    return known.get(word) ?? null;
  };
}

/** Levenshtein distance: how many letters to insert, drop or change. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 1; line <= from.length; line++) {
    const next = [line];
    for (let column = 1; column <= to.length; column++) {
      const changed = (row[column - 1] ?? 0) + (from[line - 1] === to[column - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
