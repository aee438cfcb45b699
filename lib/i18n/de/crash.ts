import type { Texts } from '../texts';

/** Apart from the dictionary, because the pages that show it run in the browser and the rest need not travel there. */
export const deCrash: Texts['crash'] = {
  title: 'Diese Seite lässt sich nicht anzeigen',
  sentence:
    'Bei uns ist ein Fehler aufgetreten. Was Sie gesendet haben, ist nicht verloren: Noch einmal registrieren schadet nicht.',
  again: 'Noch einmal versuchen',
  start: 'Zur Startseite',
  reference: 'Vorgangsnummer',
};
