import type { Texts } from '../texts';

/** The poster on the door of a site. */
export const frPoster: Texts['poster'] = {
  title: 'Installer un nouvel appareil',
  lead: 'Il vous faut l’appareil et ses câbles, un écran et votre téléphone.',
  siteNumber: (number) => `Numéro du site : ${number}`,
  codeTitle: 'Scannez ce code avec la caméra de votre téléphone',
  codeHint: 'Il ouvre la page de ce site.',
  orType: 'Ou tapez cette adresse dans le navigateur :',
  steps: {
    connect:
      'Branchez un écran et le câble réseau sur l’appareil. Branchez ensuite le câble d’alimentation et allumez l’appareil.',
    wait: 'Attendez environ deux minutes, jusqu’à ce que l’écran de l’appareil affiche un code QR.',
    open: 'Scannez le code de cette affiche avec la caméra de votre téléphone et ouvrez la page.',
    scan: (action) => `Sur cette page, appuyez sur « ${action} ». Visez le code sur l’écran de l’appareil.`,
    confirm:
      'La page indique l’appareil et le site. Les deux sont justes ? Appuyez alors sur le bouton qui commence par « Oui ».',
    leave: (ready) => `Laissez tout allumé jusqu’à ce que la page indique « ${ready} ». C’est alors terminé.`,
  },
  trouble: {
    title: 'Si quelque chose ne marche pas',
    noCode:
      'Pas de code sur l’écran ? Vérifiez les câbles et attendez encore deux minutes. Ou tapez l’identifiant sur la page : il se trouve après « MachineID ».',
    noPage:
      'La page ne s’ouvre pas ? Vérifiez le réseau du téléphone et scannez à nouveau. Scanner deux fois ne pose aucun problème.',
    problem: 'La page indique un problème ? Suivez ce qu’elle dit et laissez l’appareil allumé.',
    help: 'Rien n’y fait ? Demandez de l’aide :',
    tell: 'Indiquez le site et la fin de l’identifiant de l’appareil.',
  },
};
