/**
 * Markdown without what stands in its fenced blocks and code spans, by the rules of CommonMark (§4.5, §6.1): what is left
 * is all that could be a link, a mention, a picture or HTML.
 */
export function stripCode(markdown: string): string {
  return stripSpans(stripBlocks(markdown));
}

function stripBlocks(markdown: string): string {
  const kept: string[] = [];
  let fence: string | null = null;
  for (const line of markdown.split(/\r\n|\r|\n/)) {
    const [, run = '', info = ''] = /^ {0,3}(`{3,})(.*)$/.exec(line) ?? [];
    if (fence === null && run !== '' && !info.includes('`')) {
      fence = run;
      kept.push('<block>');
    } else if (fence !== null && run.length >= fence.length && info.trim() === '') fence = null;
    else if (fence === null) kept.push(line);
  }
  if (fence !== null) throw new Error('A block is never ended');
  return kept.join('\n');
}

/** A span lasts to the next run of exactly as many backticks; without one the backticks are letters. */
function stripSpans(text: string): string {
  let rest = text;
  let kept = '';
  for (let run = /`+/.exec(rest); run !== null; run = /`+/.exec(rest)) {
    const [ticks] = run;
    const after = rest.slice(run.index + ticks.length);
    const end = [...after.matchAll(/`+/g)].find(([other]) => other.length === ticks.length);
    kept += rest.slice(0, run.index) + (end === undefined ? ticks : '<span>');
    rest = end === undefined ? after : after.slice(end.index + ticks.length);
  }
  return kept + rest;
}
