import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('pl');

type StateValues = Parameters<Texts['registration']['states']['queued']['sentence']>[0];

/** The genitive that “rejestracja” asks for is the same for every number above one. */
function company({ together }: StateValues): string {
  return together > 1 ? `Trwa tu rejestracja ${together} urządzeń, w tym tego. ` : '';
}

function goesOn({ hasToWait, isLate }: StateValues, usually: string): string {
  if (isLate) return 'To trwa dłużej, niż powinno.';
  return hasToWait ? 'Urządzenie musi poczekać na swoją kolej.' : usually;
}

function turn(seconds: number): string {
  if (seconds <= 10) return 'Kolej na to urządzenie za kilka sekund.';
  // Tens take one form only.
  if (seconds < 95) return `Kolej na to urządzenie za około ${Math.ceil(seconds / 10) * 10} sekund.`;
  const minutes = Math.round(seconds / 60);
  const words = plural(minutes, {
    one: `${minutes} minutę`,
    few: `${minutes} minuty`,
    many: `${minutes} minut`,
    other: `${minutes} minuty`,
  });
  return `Kolej na to urządzenie za około ${words}.`;
}

export const plRegistration: Texts['registration'] = {
  states: {
    waiting_for_approval: {
      title: 'Czeka na dział IT',
      sentence: ({ site }) =>
        `Zapytaliśmy dział IT, czy to urządzenie może działać w placówce ${site}. Do czasu odpowiedzi nic się nie stanie.`,
    },
    queued: {
      title: 'Przyjęte',
      sentence: (values) => company(values) + goesOn(values, 'Za chwilę kolej na to urządzenie.'),
    },
    registering: {
      title: 'Rejestrowanie urządzenia',
      sentence: (values) => company(values) + goesOn(values, 'To potrwa kilka sekund.'),
    },
    waiting_for_hosts: {
      title: 'Zarejestrowane',
      sentence: ({ missing }) =>
        missing === 1
          ? 'Potrzeba tu jeszcze jednego urządzenia. Zeskanuj teraz jego kod QR; reszta zacznie się sama.'
          : `Potrzeba tu jeszcze ${missing} urządzeń. Zeskanuj teraz ich kody QR; reszta zacznie się sama.`,
    },
    joining: {
      title: 'Zarejestrowane',
      sentence: (values) => company(values) + goesOn(values, `Trwa dodawanie urządzenia do placówki ${values.site}.`),
    },
    setting_up: {
      title: 'Trwa przygotowanie',
      sentence: () => 'Wszystko dzieje się samo. Zostaw urządzenie włączone i podłączone.',
    },
    ready: {
      title: 'Gotowe',
      sentence: ({ site }) => `To urządzenie działa już w placówce ${site}. Nie trzeba robić nic więcej.`,
    },
    needs_attention: {
      title: 'Wymaga uwagi',
      sentence: () => 'Urządzeniu nic nie grozi. Zostaw je włączone.',
    },
  },
  turn,
  calling: {
    title: 'Zarejestrowane',
    sentence: 'Teraz urządzenie musi się zgłosić przez sieć. Zostaw je włączone i podłączone.',
  },
  silent: {
    title: 'Urządzenie jeszcze się nie zgłosiło',
    sentence: 'Jest zarejestrowane, ale nie mamy od niego sygnału. Sprawdź trzy rzeczy.',
    usually: 'Zwykle w ciągu 5 minut.',
  },
  slow: {
    title: 'Przygotowanie jeszcze trwa',
    sentence: 'To trwa dłużej niż zwykle. Zostaw urządzenie włączone i podłączone.',
    help: 'Jeśli za godzinę nadal nie będzie gotowe, zadzwoń po pomoc.',
  },
  weak: {
    title: 'To urządzenie może być za słabe',
    sentence: 'Prawdopodobnie nie uda się go przygotować. Zostaw je włączone i powiadom dział IT.',
    help: 'Zadzwoń teraz: dział IT zdecyduje, czy dostaniesz inne urządzenie.',
    cpus: (has, needs) => `Za mało procesorów w urządzeniu: jest ${has}, potrzeba ${needs}.`,
    memory: (has, needs) => `Za mało pamięci w urządzeniu: jest ${has} GB, potrzeba ${needs} GB.`,
    disk: (has, needs) => `Za mały dysk w urządzeniu: ma ${has} GB, potrzeba ${needs} GB.`,
  },
  changing: {
    title: 'Trwają zmiany',
    sentence: 'To urządzenie było już gotowe. Coś się tu teraz zmienia; wszystko dzieje się samo.',
  },
  leaving: { title: 'Trwa usuwanie przez dział IT', sentence: 'Wkrótce nie będzie już należeć do tej placówki.' },
  removed: { title: 'Usunięte przez dział IT', sentence: 'Nie należy już do tej placówki.' },
  unfinished: { title: 'Jeszcze niezakończone', sentence: 'To, co już zrobiono, zostaje.' },
  progress: 'Postęp',
  steps: {
    asked: {
      title: 'Zapytano dział IT',
      done: 'Dział IT odpowiedział',
      hint: 'Gdy dział IT odpowie, ta strona sama ruszy dalej.',
    },
    registered: { title: 'Rejestracja urządzenia', done: 'Zarejestrowane', hint: 'Trwa kilka sekund.' },
    called_home: {
      title: 'Urządzenie się zgłasza',
      done: 'Urządzenie się zgłosiło',
      hint: 'Zwykle w ciągu 5 minut. Czy jest włączone i czy kabel sieciowy jest podłączony?',
    },
    set_up: {
      title: 'Przygotowanie urządzenia',
      done: 'Przygotowane',
      hint: 'Zwykle od 20 do 40 minut. Urządzenie może się uruchomić ponownie, a ekran może zgasnąć: to normalne.',
    },
    ready: { title: 'Gotowe', done: 'Gotowe', hint: '' },
  },
  // Times come in the nominative, so they stand after a colon.
  took: (time) => `trwało: ${time}`,
  after: (time) => `czas oczekiwania: ${time}`,
  soFar: (time) => `Trwa już: ${time}`,
  soFarSince: (moment, time) => `Początek: ${moment}, trwa już: ${time}`,
  waitsForHosts: 'Zacznie się, gdy będą tu wszystkie urządzenia tej placówki.',
  status: { done: 'Zrobione', current: 'Teraz', upcoming: 'Następne' },
  hosts: 'Urządzenia w tej placówce',
  hostsHere: (present, needed) => `Urządzenia na miejscu: ${present} z ${needed}`,
  survives: (missing, broken) => {
    const end = `placówka będzie działać mimo awarii ${broken === 1 ? 'jednego urządzenia' : `${broken} urządzeń`}.`;
    if (missing === 0) return `Są już wszystkie: ${end}`;
    const hosts = plural(missing, {
      one: `${missing} urządzenie`,
      few: `${missing} urządzenia`,
      many: `${missing} urządzeń`,
      other: `${missing} urządzenia`,
    });
    return `Jeszcze ${hosts} i ${end}`;
  },
  checks: {
    title: 'Sprawdź trzy rzeczy',
    cable: {
      title: 'Czy kabel sieciowy jest podłączony?',
      text: 'Dociśnij oba końce, aż klikną. Mała lampka obok kabla powinna świecić albo migać.',
    },
    power: {
      title: 'Czy urządzenie jest włączone?',
      text: 'Na urządzeniu powinna świecić lampka. Jeśli nie świeci, sprawdź kabel zasilania i naciśnij raz przycisk włączania.',
    },
    screen: {
      title: 'Czy na jego ekranie jest to ID?',
      text: (end) =>
        `Wiersz po „MachineID” musi się kończyć na ${end}. Jeśli tak nie jest, zarejestrowano inne urządzenie: zadzwoń po pomoc.`,
    },
    next: 'Wszystkie trzy się zgadzają, a sygnału nadal nie ma? Zadzwoń po pomoc.',
  },
  lastChecked: 'Ostatnio sprawdzono: {age}',
  offline: 'Nie ma połączenia. Gdy wróci, ta strona sama ruszy dalej.',
  closeable:
    'Możesz zamknąć tę stronę. Aby zobaczyć ją znowu, otwórz ją z historii przeglądarki albo wpisz ID urządzenia.',
  goOn: { sentence: 'Możliwe, że rejestracja się zatrzymała.', action: 'Kontynuuj' },
  again: 'Spróbuj ponownie',
  againAfterFix: 'Już naprawione? Spróbuj ponownie',
  host: 'Urządzenie',
  site: 'Placówka',
  unknown: {
    title: 'Nie ma tu rejestracji',
    sentence:
      'Nikt jeszcze nie zarejestrował tego urządzenia albo nie możesz go tu zobaczyć. Rejestracja zajmie minutę.',
    action: 'Zarejestruj to urządzenie',
    prove: 'To twoja rejestracja? Potwierdź, kim jesteś, a ta strona pokaże jej stan.',
  },
};
