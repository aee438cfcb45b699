import type { Texts } from '../texts';

/** The poster on the door of a site. */
export const plPoster: Texts['poster'] = {
  title: 'Podłącz nowe urządzenie',
  lead: 'Potrzebne są: urządzenie z kablami, ekran i telefon.',
  siteNumber: (number) => `Numer placówki: ${number}`,
  codeTitle: 'Zeskanuj ten kod aparatem telefonu',
  codeHint: 'Otworzy się strona tej placówki.',
  orType: 'Albo wpisz ten adres w przeglądarce:',
  steps: {
    connect: 'Podłącz do urządzenia ekran i kabel sieciowy. Potem podłącz kabel zasilania i włącz urządzenie.',
    wait: 'Odczekaj około dwóch minut, aż na ekranie urządzenia pojawi się kod QR.',
    open: 'Zeskanuj kod z tego plakatu aparatem telefonu i otwórz stronę.',
    scan: (action) => `Na tej stronie dotknij „${action}”. Skieruj telefon na kod na ekranie urządzenia.`,
    confirm: 'Strona pokazuje urządzenie i placówkę. Zgadzają się? Dotknij przycisku, który zaczyna się od „Tak”.',
    leave: (ready) => `Zostaw wszystko włączone, aż na stronie pojawi się „${ready}”. To już koniec.`,
  },
  trouble: {
    title: 'Gdy coś nie działa',
    noCode:
      'Na ekranie nie ma kodu? Sprawdź kable i odczekaj jeszcze dwie minuty. Albo wpisz na stronie ID: jest po słowie „MachineID”.',
    noPage:
      'Strona się nie otwiera? Sprawdź zasięg telefonu i zeskanuj kod jeszcze raz. Dwukrotne skanowanie niczemu nie szkodzi.',
    problem: 'Strona pokazuje problem? Zrób to, co jest na niej napisane, i zostaw urządzenie włączone.',
    help: 'Nic nie pomaga? Poproś o pomoc:',
    tell: 'Podaj placówkę i końcówkę ID urządzenia.',
  },
};
