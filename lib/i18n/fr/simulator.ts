import type { Texts } from '../texts';

/** The page for practice, which stands in for the screen of a host. Its readers are IT and newcomers. */
export const frSimulator: Texts['simulator'] = {
  title: 'Simulateur d’appareils',
  introduction:
    'Ces écrans remplacent ceux de vrais appareils. Scannez un code avec un téléphone, ou ouvrez-le ici même.',
  newHost: 'Démarrer un nouvel appareil',
  smallHost: 'Démarrer un appareil trop faible',
  starting: 'Démarrage…',
  none: 'Aucun appareil n’est encore allumé.',
  open: 'Ouvrir ce que dit le code',
  status: 'Voir où il en est',
  console: (hostId) => `Écran de l’appareil ${hostId}`,
  qr: (url) => `Code QR : ${url}`,
  scan: 'Scannez ce code pour enregistrer l’appareil.',
  palette: 'Ce que contient Palette',
  // As Palette calls them, whose pages are in English.
  hosts: 'Edge hosts',
  clusters: 'Clusters',
  nothing: 'Rien pour l’instant.',
};
