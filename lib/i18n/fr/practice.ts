import type { Texts } from '../texts';

/** Practice: the same pages, nothing real. */
export const frPractice: Texts['practice'] = {
  name: 'Exercice',
  pageTitle: (title) => `Exercice – ${title}`,
  mark: 'EXERCICE',
  textMark: 'EXERCICE – RIEN DE RÉEL',
  banner: 'Exercice : rien n’est réel ici. Le temps passe plus vite.',
  screens: 'Appareils fictifs',
  leave: 'Quitter l’exercice',
  start: {
    title: 'S’exercer d’abord',
    sentence: 'Enregistrez un appareil qui n’existe pas. Ici, vous ne pouvez rien casser.',
    action: 'Commencer avec un appareil fictif',
    sending: 'L’appareil arrive…',
  },
  offer: 'S’exercer avec un appareil fictif',
};
