import { frAccess } from './fr/access';
import { frChoose } from './fr/choose';
import { frConfirm } from './fr/confirm';
import { frCrash } from './fr/crash';
import { frEnter } from './fr/enter';
import { frErrors } from './fr/errors';
import { frHosts } from './fr/hosts';
import { frKeep } from './fr/keep';
import { frPoster } from './fr/poster';
import { frPractice } from './fr/practice';
import { frRegistration } from './fr/registration';
import { frReport } from './fr/report';
import { frScan } from './fr/scan';
import { frSimulator } from './fr/simulator';
import { frUndo } from './fr/undo';
import type { Texts } from './texts';

/**
 * French, with “vous”. Before : ; ! ? and inside « » stands the narrow no-break space U+202F, which looks like any other.
 *
 * - host: appareil; its ID: identifiant. The phone’s camera is therefore “caméra” or “application photo”, never “appareil photo”.
 * - site: site; its name stands after “le site” or “pour”, which no name changes. Where a host stands: se trouver.
 * - register: enregistrer; therefore to save or to keep is “garder”. Take back: annuler.
 * - set up: installer, “en cours d’installation”; ready: prêt; needs attention: il y a un problème.
 * - call home: prendre contact; how it stands: où il en est; IT: le service IT; help desk: l’assistance.
 * - sign in: se connecter; plugged in: branché (never “connecté”); type: taper; tap: appuyer sur; two words: mots repères.
 * - practice: exercice; a host of it: appareil fictif; tag: puce NFC; receipt: justificatif (“Reçu” also says “received”).
 * - pairing key: code d’association (for a “clé” one would look in the box). No word that would have to know the reader’s gender.
 */
export const fr: Texts = {
  language: 'fr',
  direction: 'ltr',
  access: frAccess,
  errors: frErrors,
  crash: frCrash,
  registration: frRegistration,
  scan: frScan,
  hosts: frHosts,
  keep: frKeep,
  undo: frUndo,
  poster: frPoster,
  practice: frPractice,
  report: frReport,
  simulator: frSimulator,
  common: {
    skip: 'Aller au contenu',
    start: 'Retour à l’accueil',
    reference: 'Référence',
    problem: 'Il y a un problème',
    hostId: 'Identifiant de l’appareil',
    hostIdEnd: 'L’identifiant se termine par',
    productName: 'Enregistrement d’appareils',
    language: 'Langue',
  },
  banners: {
    simulator: 'Mode exercice : rien n’est enregistré pour de vrai.',
    simulatorLink: 'Simulateur',
    open: 'Accès libre : toute personne qui ouvre cette page peut enregistrer des appareils.',
  },
  support: {
    title: 'Besoin d’aide ?',
    call: (phone) => `Appeler le ${phone}`,
    write: (email) => `Écrire à ${email}`,
  },
  legal: {
    imprint: 'Mentions légales',
    privacy: 'Confidentialité',
    terms: 'Conditions d’utilisation',
    accessibility: 'Accessibilité',
  },
  enter: frEnter,
  choose: frChoose,
  confirm: frConfirm,
  notFound: {
    title: 'Cette page n’existe pas',
    sentence: 'Scannez à nouveau le code QR sur l’écran de l’appareil, ou tapez son identifiant sur la page d’accueil.',
  },
  unavailable: {
    title: 'Pas encore prêt',
  },
};
