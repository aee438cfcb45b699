import type { Texts } from '../texts';

/** Apart from the dictionary, because the pages that show it run in the browser and the rest need not travel there. */
export const frCrash: Texts['crash'] = {
  title: 'Cette page n’a pas pu s’afficher',
  sentence:
    'Un problème est survenu chez nous. Ce que vous avez envoyé n’est pas perdu : vous pouvez enregistrer une deuxième fois sans risque.',
  again: 'Réessayer',
  start: 'Retour à l’accueil',
  reference: 'Référence',
};
