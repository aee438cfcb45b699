/**
 * Licences of what is delivered with the app. All of them let a company use, change and pass on the code without opening its
 * own; CC-BY-4.0 is here for the table of browsers of caniuse-lite, which is data.
 */
const allowed: readonly string[] = [
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
];

/**
 * Allowed for some packages besides. The image library of Next is the only one: libvips under the LGPL, as a shared library
 * of its own that is neither changed nor linked into our code, and that anybody may replace. This app shows no image
 * through it; `test/build/traced-files.test.ts` sees that no function carries it.
 */
const exceptions: readonly (readonly [path: RegExp, licence: string])[] = [
  [/^node_modules\/@img\/sharp-(libvips-[a-z0-9-]+|wasm32|win32-[a-z0-9]+)$/, 'LGPL-3.0-or-later'],
];

/** May the package at this path of the lock file be delivered under this SPDX expression? Unclear ones may not. */
export function isLicenceAllowed(path: string, expression: string | undefined): boolean {
  if (expression === undefined) return false;
  const mayUse = (licence: string) =>
    allowed.includes(licence) || exceptions.some(([where, other]) => other === licence && where.test(path));
  const bare = expression.trim().replace(/^\(([^()]*)\)$/, '$1');
  // Without brackets inside, AND binds more tightly than OR (SPDX 2.3, annex D).
  return bare.split(/ OR /).some((choice) => choice.split(/ AND /).every((licence) => mayUse(licence.trim())));
}
