import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('pl');

export const plConfirm: Texts['confirm'] = {
  title: 'Czy wszystko się zgadza?',
  host: 'To urządzenie',
  site: 'Trafi do placówki',
  otherHost: 'Inne urządzenie',
  otherSite: 'Inna placówka',
  // Not “w dwóch słowach” alone: that means “in short”.
  words: 'ID w dwóch słowach',
  isExpected: 'Dział IT spodziewa się tego urządzenia właśnie tutaj.',
  outlook: {
    first: (site) => `To pierwsze urządzenie w placówce ${site}. Przygotuje się samo w ciągu około 20 minut.`,
    firstOf: (site, needed) => {
      const there = plural(needed, {
        one: `będzie ${needed} urządzenie`,
        few: `będą ${needed} urządzenia`,
        many: `będzie ${needed} urządzeń`,
        other: `będzie ${needed} urządzenia`,
      });
      return `To pierwsze urządzenie w placówce ${site}. Przygotowanie zacznie się, gdy na miejscu ${there}.`;
    },
    gathers: ({ site, present, needed, missing }) => {
      const more = plural(missing, {
        one: `potrzebne będzie jeszcze ${missing}`,
        few: `potrzebne będą jeszcze ${missing}`,
        many: `potrzebnych będzie jeszcze ${missing}`,
        other: `potrzebne będzie jeszcze ${missing}`,
      });
      return `Placówka ${site} ma ${present} z ${needed} urządzeń. Po tym urządzeniu ${more}.`;
    },
    completes: ({ site, present, needed }) =>
      `Placówka ${site} ma ${present} z ${needed} urządzeń. Z tym urządzeniem będzie komplet.`,
    joins: (site, present) => {
      const hosts = plural(present, {
        one: `${present} urządzenie`,
        few: `${present} urządzenia`,
        many: `${present} urządzeń`,
        other: `${present} urządzenia`,
      });
      return `Placówka ${site} ma ${hosts}. To urządzenie dołączy i przygotuje się samo.`;
    },
    here: (site) => `To urządzenie jest już zarejestrowane w placówce ${site}. Możesz sprawdzić jego stan.`,
    asks: 'Najpierw musi się zgodzić dział IT. Dopiero potem urządzenie będzie przygotowane.',
    unknown: 'Urządzenie będzie zarejestrowane, a potem przygotuje się samo. Przebieg zobaczysz na następnej stronie.',
  },
  farAway: (distance) => `Ten telefon jest chyba daleko od tej placówki: około ${distance}. Czy to właściwa placówka?`,
  nameTitle: 'Nadaj nazwę (opcjonalnie)',
  nameLabel: 'Nazwa urządzenia',
  nameHint: 'Na przykład kasa-2 albo zaplecze. Litery, cyfry, kropki i łączniki (-).',
  poolQuestion: 'Jakie to urządzenie?',
  keyLabel: 'Klucz parowania',
  keyLabelOptional: 'Klucz parowania (opcjonalnie)',
  keyHint:
    'Jest dołączony do urządzenia. Nigdzie go nie zapisujemy: wpisz go ponownie za każdym razem, gdy ta strona wróci.',
  action: (site) => `Tak, zarejestruj w placówce ${site}`,
  sending: 'Rejestrowanie…',
  registeredBefore: 'Już zarejestrowane? Sprawdź stan',
};
