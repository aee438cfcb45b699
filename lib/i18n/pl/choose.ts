import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('pl');

export const plChoose: Texts['choose'] = {
  title: 'Gdzie stoi to urządzenie?',
  count: (count) =>
    plural(count, {
      one: `${count} placówka`,
      few: `${count} placówki`,
      many: `${count} placówek`,
      other: `${count} placówki`,
    }),
  lastSite: 'Ostatnio wybrana',
  movedTo: (site) => `Przeniesiona do: ${site}`,
  search: {
    label: 'Znajdź placówkę',
    hint: 'Nazwa, ulica, miejscowość lub numer',
    action: 'Szukaj',
    results: 'Placówki',
    none: 'Nie znaleziono placówki. Wpisz krótsze słowo albo samą miejscowość.',
    noneAtAll: 'Nie ma jeszcze żadnych placówek. Powiadom dział IT.',
    failed: 'Wyszukiwanie nie działa. Sprawdź połączenie, a potem dotknij „Szukaj”.',
    more: 'Placówek jest więcej. Wpisz część nazwy, aby znaleźć swoją.',
    tooMany: 'Wpisz co najmniej dwie litery, aby znaleźć swoją placówkę.',
    closed: 'Zamknięta',
    moved: 'Przeniesiona. Zapytaj dział IT, dokąd.',
  },
  near: {
    action: 'Placówki w pobliżu',
    results: 'Najbliższe placówki',
    finding: 'Sprawdzamy, gdzie jest ten telefon. W tym czasie możesz szukać.',
    denied: 'Brak zgody na podanie położenia telefonu. Wyszukaj placówkę.',
    unknown: 'Nie udało się ustalić, gdzie jest ten telefon. Wyszukaj placówkę.',
    none: 'W odległości do 100 km nie ma żadnej placówki. Wyszukaj placówkę.',
    tooOften: 'Zbyt wiele prób. Odczekaj minutę albo wyszukaj placówkę.',
  },
};
