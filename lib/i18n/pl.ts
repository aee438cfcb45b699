import { plAccess } from './pl/access';
import { plChoose } from './pl/choose';
import { plConfirm } from './pl/confirm';
import { plCrash } from './pl/crash';
import { plEnter } from './pl/enter';
import { plErrors } from './pl/errors';
import { plHosts } from './pl/hosts';
import { plKeep } from './pl/keep';
import { plPoster } from './pl/poster';
import { plPractice } from './pl/practice';
import { plRegistration } from './pl/registration';
import { plReport } from './pl/report';
import { plScan } from './pl/scan';
import { plSimulator } from './pl/simulator';
import { plUndo } from './pl/undo';
import type { Texts } from './texts';

/**
 * Polish. Imperative for what to do, otherwise impersonal; no past tense of “you”, for it tells men from women.
 *
 * - host: urządzenie; site: placówka, its name always behind the word (“w placówce Denver”), so that it never inflects
 * - register: zarejestrować; taking it back: cofnąć rejestrację
 * - being set up: trwa przygotowanie, jest przygotowywane; ready: gotowe; the set-up of a site that IT holds: konfiguracja
 * - to call home: zgłosić się (przez sieć); how it stands: stan
 * - IT: dział IT in sentences, IT on buttons; help desk: pomoc techniczna; reference: numer sprawy
 * - camera: aparat; light: latarka; tag: znacznik NFC; pairing key: klucz parowania; rollout code: kod wdrożenia
 * - one-letter words (i, w, z, o, a, u) hold on to the next word: U+00A0 after them, so that none ends a line
 * - practice: ćwiczenie; try again: spróbuj ponownie (only where English says it; otherwise: jeszcze raz)
 */
export const pl: Texts = {
  language: 'pl',
  direction: 'ltr',
  access: plAccess,
  errors: plErrors,
  crash: plCrash,
  registration: plRegistration,
  scan: plScan,
  hosts: plHosts,
  keep: plKeep,
  undo: plUndo,
  poster: plPoster,
  practice: plPractice,
  report: plReport,
  simulator: plSimulator,
  common: {
    skip: 'Przejdź do treści',
    start: 'Przejdź na początek',
    reference: 'Numer sprawy',
    problem: 'Jest problem',
    hostId: 'ID urządzenia',
    hostIdEnd: 'ID kończy się na',
    productName: 'Rejestracja urządzeń',
    language: 'Język',
  },
  banners: {
    simulator: 'Tryb ćwiczeń: nic nie jest rejestrowane naprawdę.',
    simulatorLink: 'Symulator',
    open: 'Dostęp otwarty: każdy, kto może otworzyć tę stronę, może rejestrować urządzenia.',
  },
  support: {
    title: 'Potrzebujesz pomocy?',
    call: (phone) => `Zadzwoń: ${phone}`,
    write: (email) => `Napisz: ${email}`,
  },
  legal: {
    imprint: 'Nota prawna',
    privacy: 'Prywatność',
    terms: 'Warunki korzystania',
    accessibility: 'Dostępność',
  },
  enter: plEnter,
  choose: plChoose,
  confirm: plConfirm,
  notFound: {
    title: 'Nie ma takiej strony',
    sentence: 'Zeskanuj jeszcze raz kod QR na ekranie urządzenia albo zacznij od wpisania jego ID.',
  },
  unavailable: {
    title: 'Jeszcze nie działa',
  },
};
