import type { Texts } from '../texts';

export const esPractice: Texts['practice'] = {
  name: 'Práctica',
  pageTitle: (title) => `Práctica – ${title}`,
  mark: 'PRÁCTICA',
  textMark: 'PRÁCTICA – NO ES REAL',
  banner: 'Práctica: aquí nada es real. El tiempo pasa más rápido.',
  screens: 'Equipos de práctica',
  leave: 'Salir de la práctica',
  start: {
    title: 'Practique primero',
    sentence: 'Registre un equipo que no existe. Aquí no puede estropear nada.',
    action: 'Empezar con un equipo de práctica',
    sending: 'Preparando un equipo…',
  },
  offer: 'Practicar con un equipo que no existe',
};
