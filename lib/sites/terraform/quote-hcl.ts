/**
 * The text between quotes, so that Terraform reads it back letter by letter: nothing in it is a template (`${`, `%{`) or
 * ends the line. Half a surrogate pair, which no file can hold, becomes U+FFFD; Terraform itself brings texts into Unicode
 * form NFC. Pure.
 */
export function quoteHcl(text: string): string {
  return `"${text.replace(/\$\{|%\{|["\\]|[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/gu, escapeOne)}"`;
}

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '"': '\\"', '\\': '\\\\' };

function escapeOne(found: string): string {
  if (found === '${' || found === '%{') return `${found[0]}${found}`;
  if (/\p{Cs}/u.test(found)) return '\ufffd';
  return named[found] ?? `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
