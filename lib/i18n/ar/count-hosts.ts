import { pluralOf } from '../plural';

const count = pluralOf('ar');

/** So many hosts, as the subject of a sentence: after a preposition two of them would be written otherwise. */
export function countHosts(hosts: number): string {
  return count(hosts, {
    zero: 'لا أجهزة',
    one: 'جهاز واحد',
    two: 'جهازان',
    few: `${hosts} أجهزة`,
    many: `${hosts} جهازًا`,
    other: `${hosts} جهاز`,
  });
}
