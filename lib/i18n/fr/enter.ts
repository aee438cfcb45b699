import type { Texts } from '../texts';

/** The first step: scan, or type the ID. */
export const frEnter: Texts['enter'] = {
  title: 'Enregistrer un appareil',
  introduction:
    'Le plus rapide : ouvrez l’application photo de votre téléphone et visez le code QR sur l’écran de l’appareil.',
  titleAtSite: (site) => `Un autre appareil pour ${site}`,
  orType: 'Ou tapez l’identifiant',
  label: 'Identifiant de l’appareil',
  hint: 'Il se trouve sur l’écran de l’appareil, après « MachineID ».',
  action: 'Continuer',
  inGroups: 'Par groupes :',
  didYouMean: 'Est-ce cet identifiant ?',
  didYouMeanHint:
    'Les identifiants contiennent les chiffres 0 et 1, pas les lettres O, I et l. Comparez avec l’écran de l’appareil.',
  useIt: 'Oui, utiliser cet identifiant',
  asTyped: 'Non, garder ce que j’ai tapé',
  several: 'Ce texte contient les identifiants de plusieurs appareils. Entrez-les un par un.',
  picture: 'L’écran d’un appareil : le code QR et, en dessous, la ligne qui commence par MachineID.',
  tipsTitle: 'Je ne trouve pas l’identifiant',
  tips: [
    'Branchez un écran sur l’appareil, allumez l’appareil et attendez deux minutes.',
    'Le code QR s’affiche tout seul. L’identifiant se trouve sur la ligne qui commence par « MachineID ».',
    'Pas de code QR ? L’appareil est peut-être déjà enregistré : tapez son identifiant pour voir où il en est.',
  ],
};
