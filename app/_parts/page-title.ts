import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Base } from '../_front/base';

/** The title of a page; one of practice says so first, because a tab or a saved picture shows little else. Pure. */
export function pageTitle(t: Dictionary, base: Base, title: string): string {
  return base === '' ? title : t.practice.pageTitle(title);
}
