import type { Texts } from '../texts';

/** Practice: the same pages, nothing real. */
export const dePractice: Texts['practice'] = {
  name: 'Übung',
  pageTitle: (title) => `Übung – ${title}`,
  mark: 'ÜBUNG',
  textMark: 'ÜBUNG – NICHT ECHT',
  banner: 'Übung: Hier ist nichts echt. Die Zeit läuft schneller.',
  screens: 'Übungsgeräte',
  leave: 'Übung beenden',
  start: {
    title: 'Erst einmal üben',
    sentence: 'Registrieren Sie ein Gerät, das es nicht gibt. Sie können hier nichts kaputt machen.',
    action: 'Mit Übungsgerät beginnen',
    sending: 'Gerät wird geholt\u00A0…',
  },
  offer: 'Mit einem Gerät üben, das es nicht gibt',
};
