import { nearestWord } from './nearest-word';
import { siteIdPattern } from './site-id';

/** What a template of cluster names may have in braces, and which option of the site takes its place. */
export const placeholders = ['id', 'number', 'region'] as const;

const placeholder = /\{([^{}]*)\}/g;

/** Does the name have anything in braces to be filled in? */
export function isTemplate(name: string): boolean {
  return /[{}]/.test(name);
}

/** What is wrong with a template whatever the site, or null. Names without braces are for another to judge. */
export function judgeTemplate(template: string): string | null {
  const unknown = [...template.matchAll(placeholder)]
    .map(([, name = '']) => name)
    .find((name) => !placeholders.some((known) => known === name));
  if (unknown !== undefined) {
    const near = nearestWord(unknown, placeholders);
    return `has {${unknown}} in it, which stands for nothing${near === null ? '' : ` (did you mean {${near}}?)`}`;
  }
  return /^[a-z0-9-]*$/.test(template.replace(placeholder, '')) ? null : 'is not a template of cluster names';
}

/** Does it give different sites different names? */
export function tellsSitesApart(template: string): boolean {
  return template.includes('{id}') || template.includes('{number}');
}

type Filling = { readonly name: string } | { readonly problem: string; readonly value: string; readonly fix: string };

/** The name that a template becomes at a site, or what is wrong with it. Palette's own limit is unknown (API.md §4.2). */
export function fillTemplate(
  template: string,
  site: { readonly [key in (typeof placeholders)[number]]?: string | undefined },
): Filling {
  const missing = placeholders.find((key) => template.includes(`{${key}}`) && site[key] === undefined);
  if (missing !== undefined) {
    const fix = `Give the site a ${missing}, or a clusterName of its own.`;
    return { value: template, problem: `needs a ${missing}, and the site has none`, fix };
  }
  const name = template.replace(placeholder, (_, key: (typeof placeholders)[number]) => site[key] ?? '');
  if (siteIdPattern.test(name)) return { name };
  const problem =
    name.length > longestName
      ? `is what ${template} becomes here: ${name.length} characters, and a cluster name has at most ${longestName}`
      : `is what ${template} becomes here, and is not a cluster name (lower-case letters, digits, dashes, a letter first)`;
  return { value: name, problem, fix: 'Change the template, or give the site a clusterName of its own.' };
}

/** As in {@link siteIdPattern}. */
const longestName = 32;
