import type { Texts } from '../texts';

export const plPractice: Texts['practice'] = {
  name: 'Ćwiczenie',
  pageTitle: (title) => `Ćwiczenie – ${title}`,
  mark: 'ĆWICZENIE',
  textMark: 'ĆWICZENIE – NIC NIE DZIEJE SIĘ NAPRAWDĘ',
  banner: 'Ćwiczenie: nic tu nie dzieje się naprawdę. Czas płynie szybciej.',
  screens: 'Urządzenia do ćwiczeń',
  leave: 'Zakończ ćwiczenie',
  start: {
    title: 'Najpierw poćwicz',
    sentence: 'Zarejestruj urządzenie, które nie istnieje. Niczego tu nie zepsujesz.',
    action: 'Zacznij na urządzeniu do ćwiczeń',
    sending: 'Szukanie urządzenia…',
  },
  offer: 'Poćwicz na urządzeniu, które nie istnieje',
};
