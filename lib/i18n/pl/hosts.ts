import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('pl');

function sayHosts(count: number): string {
  return plural(count, {
    one: `${count} urządzenie`,
    few: `${count} urządzenia`,
    many: `${count} urządzeń`,
    other: `${count} urządzenia`,
  });
}

const survives = 'placówka będzie działać mimo awarii jednego urządzenia.';

export const plHosts: Texts['hosts'] = {
  title: (count, site) => `${sayHosts(count)} dla placówki ${site}`,
  gathering: ({ present, coming, needed }) => {
    const missing = needed - present - coming;
    if (coming === 0 && missing === 0) return `Są już wszystkie (${needed}). Gdy będą gotowe, ${survives}`;
    const withNew = coming === 1 ? 'Razem z nowym' : 'Razem z nowymi';
    if (missing === 0) return `${withNew} będzie ${needed} z ${needed}: ${survives}`;
    const here =
      coming === 0
        ? `Urządzenia na miejscu: ${present} z ${needed}.`
        : `${withNew} będzie ${present + coming} z ${needed}.`;
    return `${here} Jeszcze ${sayHosts(missing)} i ${survives}`;
  },
  list: 'Urządzenia na tej liście',
  counts: {
    good: (count) => `Zarejestrowane: ${count}`,
    waiting: (count) => `Oczekujące: ${count}`,
    fresh: (count) => `Jeszcze niezarejestrowane: ${count}`,
    bad: (count) => `Wymagające uwagi: ${count}`,
  },
  row: {
    notYet: 'Jeszcze niezarejestrowane',
    waitsForHosts: 'Zarejestrowane, czeka na kolejne urządzenia',
    expectedAt: (site) => `Dział IT spodziewa się tego urządzenia w placówce ${site}.`,
    look: 'Sprawdź stan',
    alone: 'Zarejestruj osobno',
    remove: 'Usuń z listy',
  },
  add: {
    title: 'Dodaj następne urządzenie',
    label: 'ID urządzenia',
    hint: 'Jest na ekranie urządzenia. Możesz je też wkleić.',
    action: 'Dodaj do listy',
    sending: 'Dodawanie…',
    several: 'W tym tekście są ID kilku urządzeń: wszystkie trafią na listę.',
    ownCamera: 'Możesz też użyć zwykłego aparatu w telefonie: zeskanowane urządzenie trafi na tę listę.',
    twice: 'To urządzenie jest już na liście.',
    full: (most) => `Na jednej liście może być najwyżej ${most}. Zarejestruj najpierw te urządzenia.`,
    another: 'Dodaj kolejne urządzenie',
  },
  register: (count) => (count === 1 ? 'Zarejestruj to urządzenie' : `Zarejestruj ${sayHosts(count)}`),
  again: 'Spróbuj ponownie',
  sending: 'Rejestrowanie…',
  keys: 'Każde urządzenie w tej placówce wymaga własnego klucza parowania. Rejestruj je po jednym.',
  pools: 'W tej placówce o każdym urządzeniu mówi się, czym ono jest. Rejestruj je po jednym.',
  clear: 'Zakończ tę listę',
  clearHint: 'Zarejestrowane urządzenia pozostaną zarejestrowane.',
  start: {
    another: 'Kolejne urządzenie tutaj',
    join: 'Dodaj do listy',
    joins: (count, site) => `Na twojej liście dla placówki ${site}: ${sayHosts(count)}.`,
    collect: 'Kilka urządzeń? Zbierz je najpierw na liście',
    ends: (site) => `To zakończy twoją listę dla placówki ${site}.`,
  },
  none: {
    title: 'Nie ma tu listy',
    sentence:
      'W tym telefonie nie ma listy albo nie możesz jej zobaczyć. Rejestruj urządzenia po jednym: to zawsze działa.',
    action: 'Zarejestruj jedno urządzenie',
  },
};
