import { deAccess } from './de/access';
import { deChoose } from './de/choose';
import { deConfirm } from './de/confirm';
import { deCrash } from './de/crash';
import { deEnter } from './de/enter';
import { deErrors } from './de/errors';
import { deHosts } from './de/hosts';
import { deKeep } from './de/keep';
import { dePoster } from './de/poster';
import { dePractice } from './de/practice';
import { deRegistration } from './de/registration';
import { deReport } from './de/report';
import { deScan } from './de/scan';
import { deSimulator } from './de/simulator';
import { deUndo } from './de/undo';
import type { Texts } from './texts';

/**
 * German, with „Sie“. Words, everywhere the same:
 * - host: Gerät; host ID: Geräte-ID; site: Standort; the phone: Handy; the screen of a host: Bildschirm.
 * - to register: registrieren. „Anmelden“ is only to sign in.
 * - being set up: wird eingerichtet; ready: bereit; to call home: sich melden; how it stands: der Stand.
 * - to take back, to undo: zurücknehmen; needs attention: es gibt ein Problem; by itself: von selbst.
 * - help desk: IT-Hilfe; reference: Vorgangsnummer; pairing key: Kopplungscode; receipt: Beleg.
 * - practice: Übung; two words: Merkwörter; to move a host from one site to another: ummelden.
 * - Sites are not inflected: „am Standort Denver“, „für Denver“.
 */
export const de: Texts = {
  language: 'de',
  direction: 'ltr',
  access: deAccess,
  errors: deErrors,
  crash: deCrash,
  registration: deRegistration,
  scan: deScan,
  hosts: deHosts,
  keep: deKeep,
  undo: deUndo,
  poster: dePoster,
  practice: dePractice,
  report: deReport,
  simulator: deSimulator,
  common: {
    skip: 'Zum Inhalt',
    start: 'Zur Startseite',
    reference: 'Vorgangsnummer',
    problem: 'Es gibt ein Problem',
    hostId: 'Geräte-ID',
    hostIdEnd: 'Die ID endet auf',
    productName: 'Geräteregistrierung',
    language: 'Sprache',
  },
  banners: {
    simulator: 'Übungsbetrieb: Es wird nichts wirklich registriert.',
    simulatorLink: 'Simulator',
    open: 'Offener Zugang: Wer diese Seite erreicht, kann Geräte registrieren.',
  },
  support: {
    title: 'Brauchen Sie Hilfe?',
    call: (phone) => `${phone} anrufen`,
    write: (email) => `An ${email} schreiben`,
  },
  legal: {
    imprint: 'Impressum',
    privacy: 'Datenschutz',
    terms: 'Nutzungsbedingungen',
    accessibility: 'Barrierefreiheit',
  },
  enter: deEnter,
  choose: deChoose,
  confirm: deConfirm,
  notFound: {
    title: 'Diese Seite gibt es nicht',
    sentence:
      'Scannen Sie den QR-Code auf dem Bildschirm des Geräts noch einmal oder tippen Sie auf der Startseite seine ID ein.',
  },
  unavailable: {
    title: 'Noch nicht bereit',
  },
};
