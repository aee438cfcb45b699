import type { Labels } from './state';

/** Labels as tags: `key:value`, or just `key` where the value is Palette's marker for none (API.md 1.6). */
export function tagsOf(labels: Labels): string[] {
  return Object.entries(labels).map(([key, value]) => (value === 'spectro__tag' ? key : `${key}:${value}`));
}
