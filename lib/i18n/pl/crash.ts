import type { Texts } from '../texts';

export const plCrash: Texts['crash'] = {
  title: 'Nie udało się pokazać tej strony',
  sentence:
    'Coś poszło nie tak po naszej stronie. To, co wysłano, nie zginęło: ponowna rejestracja niczemu nie szkodzi.',
  again: 'Spróbuj ponownie',
  start: 'Przejdź na początek',
  reference: 'Numer sprawy',
};
