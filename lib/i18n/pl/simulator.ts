import type { Texts } from '../texts';

export const plSimulator: Texts['simulator'] = {
  title: 'Symulator urządzeń',
  introduction: 'Te ekrany zastępują ekrany prawdziwych urządzeń. Zeskanuj kod telefonem albo otwórz go od razu tutaj.',
  newHost: 'Uruchom nowe urządzenie',
  smallHost: 'Uruchom za słabe urządzenie',
  starting: 'Uruchamianie…',
  none: 'Żadne urządzenie nie jest jeszcze włączone.',
  open: 'Otwórz to, co jest w kodzie',
  status: 'Sprawdź stan',
  console: (hostId) => `Ekran urządzenia ${hostId}`,
  qr: (url) => `Kod QR: ${url}`,
  scan: 'Zeskanuj ten kod, aby zarejestrować urządzenie.',
  palette: 'Co jest w Palette',
  hosts: 'Urządzenia',
  clusters: 'Klastry',
  nothing: 'Jeszcze nic.',
};
