import type { Texts } from '../texts';

export const plUndo: Texts['undo'] = {
  title: 'Nie ta placówka?',
  atOnce: {
    sentence:
      'Cofnij rejestrację: urządzenie nie będzie wtedy nigdzie zarejestrowane i możesz wybrać właściwą placówkę.',
    action: 'Cofnij rejestrację',
    sending: 'Cofanie rejestracji…',
  },
  askIt: {
    sentence:
      'To urządzenie należy już do placówki, więc cofnąć to może tylko dział IT. Poproś o to tutaj i zostaw urządzenie włączone.',
    action: 'Poproś IT o cofnięcie',
    sending: 'Wysyłanie prośby do IT…',
  },
  underWay: 'Rejestracja tego urządzenia jest cofana.',
  asked: {
    title: 'Poproszono dział IT o cofnięcie rejestracji.',
    sentence: 'Zostaw urządzenie włączone. Nie trzeba prosić drugi raz.',
  },
  call: 'Teraz cofnąć to może tylko dział IT. Zwróć się do pomocy technicznej:',
  done: {
    title: 'Cofnięto. Nic nie jest zarejestrowane.',
    sentence: 'Wybierz placówkę, w której urządzenie naprawdę stoi.',
  },
};
