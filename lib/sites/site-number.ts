/** The number that a folded word is, without the zeros in front of it; empty where it is none. */
export function numberIn(word: string): string {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code < 48 || code > 57) return '';
  }
  return word.startsWith('0') ? word.replace(/^0+(?=\d)/, '') : word;
}

/** The only number in a folded text, without zeros in front; empty where there is none, or several. */
export function onlyNumber(text: string): string {
  let only = '';
  for (const word of text.split(' ')) {
    const number = numberIn(word);
    if (number === '') continue;
    if (only !== '') return '';
    only = number;
  }
  return only;
}
