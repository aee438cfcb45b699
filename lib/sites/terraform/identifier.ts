import { aliasOf } from './project-items';

/** Letters, digits and `_`, a letter first: what a name in HCL may be whatever else it may be. `prefix` mends one that is not. Pure. */
export function toIdentifier(words: readonly string[], projectUid: string | null, prefix: string): string {
  const all = [...words, ...(projectUid === null ? [] : [aliasOf(projectUid)])].join('_');
  const identifier = all.replace(/[^A-Za-z0-9]+/g, '_');
  return /^[A-Za-z]/.test(identifier) ? identifier : `${prefix}_${identifier}`;
}

/** Takes a name that nothing has: two things may differ in nothing that an identifier can show. */
export function freeName(identifier: string, taken: Set<string>): string {
  let name = identifier;
  for (let count = 2; taken.has(name); count += 1) name = `${identifier}_${count}`;
  taken.add(name);
  return name;
}
