import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('pl');

export const plKeep: Texts['keep'] = {
  saved: (hosts) =>
    plural(hosts, {
      one: `${hosts} urządzenie zapisano w tym telefonie – NIE jest jeszcze zarejestrowane`,
      few: `${hosts} urządzenia zapisano w tym telefonie – NIE są jeszcze zarejestrowane`,
      many: `${hosts} urządzeń zapisano w tym telefonie – NIE są jeszcze zarejestrowane`,
      other: `${hosts} urządzenia zapisano w tym telefonie – NIE są jeszcze zarejestrowane`,
    }),
  form: {
    saved: 'Zapisane w tym telefonie – NIE jest jeszcze zarejestrowane',
    savedHow: 'Nie ma połączenia. Wyśle się samo później, także po wyjściu z tej strony.',
    open: 'NIE jest jeszcze zarejestrowane',
    openHow:
      'Nie ma połączenia, a ten telefon nie może niczego zapisać. Zostaw tę stronę otwartą: wszystko wyśle się samo.',
    again: 'Wyślij teraz',
  },
  bar: {
    open: 'Zostaw tę stronę otwartą, aż się wyśle.',
    waiting: 'Nie ma połączenia. Wysyłanie ponowi się samo.',
    busy: 'Zbyt wiele zgłoszeń naraz. Wysyłanie ponowi się samo.',
    sending: 'Wysyłanie…',
    sendNow: 'Wyślij teraz',
    hostEnd: 'ID kończy się na',
    old: 'Zapisane dawno temu. Samo już się nie wyśle.',
    expired: 'Nie można już tego wysłać: strona była otwarta zbyt długo.',
    reopen: 'Zacznij od nowa z tym urządzeniem',
    refused: 'Nie zarejestrowano: zgłoszenie odrzucono.',
    why: 'Zobacz dlaczego',
    remove: 'Usuń',
    removeQuestion: 'Usunąć to urządzenie? Nie będzie zarejestrowane.',
    removeYes: 'Tak, usuń',
    removeNo: 'Nie, zostaw',
    sent: 'Wysłano. Sprawdź stan',
  },
  offline: {
    title: 'Nie ma połączenia',
    scan: 'Nic jeszcze nie zarejestrowano. Zostaw tę stronę otwartą: sama ruszy dalej.',
    other: 'Zostaw tę stronę otwartą: wczyta się sama.',
    hostEnd: 'ID kończy się na',
    again: 'Spróbuj ponownie',
  },
};
