import type { Texts } from '../texts';

export const plEnter: Texts['enter'] = {
  title: 'Zarejestruj urządzenie',
  introduction: 'Najszybciej: otwórz aparat w telefonie i skieruj go na kod QR na ekranie urządzenia.',
  titleAtSite: (site) => `Kolejne urządzenie dla placówki ${site}`,
  orType: 'Albo wpisz ID',
  label: 'ID urządzenia',
  hint: 'Jest na ekranie urządzenia, po słowie „MachineID”.',
  action: 'Dalej',
  inGroups: 'W grupach:',
  didYouMean: 'Czy chodzi o to ID?',
  didYouMeanHint: 'ID urządzeń mają cyfry 0 i 1, a nie litery O, I oraz l. Porównaj je z ekranem urządzenia.',
  useIt: 'Tak, użyj tego ID',
  asTyped: 'Nie, wpisane ID jest dobre',
  several: 'W tym tekście są ID kilku urządzeń. Wpisuj je po jednym.',
  picture: 'Ekran urządzenia: kod QR, a pod nim wiersz, który zaczyna się od MachineID.',
  tipsTitle: 'Nie mogę znaleźć ID',
  tips: [
    'Podłącz ekran do urządzenia, włącz urządzenie i odczekaj dwie minuty.',
    'Kod QR pojawi się sam. ID jest w wierszu, który zaczyna się od „MachineID”.',
    'Nie ma kodu QR? Może urządzenie jest już zarejestrowane: wpisz jego ID, aby sprawdzić stan.',
  ],
};
