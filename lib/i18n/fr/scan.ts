import type { Texts } from '../texts';

/** Scanning inside the page: camera, photo, tag. Only texts without values: all of it goes to the browser. */
export const frScan: Texts['scan'] = {
  action: 'Scanner avec ce téléphone',
  photo: 'Utiliser une photo',
  tag: 'Lire une puce NFC',
  title: 'Scannez le code sur l’écran de l’appareil',
  close: 'Fermer la caméra',
  starting: 'La caméra démarre…',
  looking: 'Tenez le code dans le cadre.',
  slow: 'Aucun code trouvé pour l’instant. Approchez-vous et ne bougez plus.',
  found: 'Trouvé. Un instant…',
  several: 'Il y a les codes de plusieurs appareils. Visez-en un seul.',
  otherCamera: 'Autre caméra',
  light: 'Lampe',
  again: 'Réessayer',
  type: 'Taper l’identifiant',
  uncertain: 'Voici ce que dit le code. Est-ce l’identifiant sur l’écran de l’appareil ?',
  useIt: 'Oui, utiliser cet identifiant',
  notIt: 'Non, scanner à nouveau',
  foreign: {
    wifi: 'C’est un code pour le Wi-Fi. Scannez le code sur l’écran de l’appareil.',
    contact: 'C’est une carte de visite. Scannez le code sur l’écran de l’appareil.',
    phone: 'C’est un numéro de téléphone. Scannez le code sur l’écran de l’appareil.',
    mail: 'C’est une adresse e-mail. Scannez le code sur l’écran de l’appareil.',
    label: 'C’est une étiquette avec un numéro de série. Scannez le code sur l’écran de l’appareil.',
    address: 'Ce code mène à une autre page. Scannez le code sur l’écran de l’appareil.',
    other: 'Ce code n’est pas celui d’un appareil. Scannez le code sur l’écran de l’appareil.',
  },
  camera: {
    denied:
      'Cette page n’a pas le droit d’utiliser la caméra. Autorisez-la dans les réglages de votre navigateur, ou utilisez une photo.',
    missing: 'Aucune caméra trouvée. Utilisez une photo, ou tapez l’identifiant.',
    busy: 'Une autre application utilise la caméra. Fermez cette application, puis réessayez.',
    insecure:
      'La caméra ne marche qu’à une adresse qui commence par https. Utilisez une photo, ou tapez l’identifiant.',
    unsupported:
      'Ce navigateur ne peut pas utiliser la caméra. Utilisez une photo, ou ouvrez cette page dans le navigateur du téléphone.',
    failed: 'La caméra n’a pas démarré. Vérifiez la connexion et réessayez, ou tapez l’identifiant.',
  },
  readingPhoto: 'Recherche d’un code dans la photo…',
  photoWithout: 'Il n’y a pas de code dans cette photo. Prenez-en une autre de plus près, avec le code entier.',
  photoUnreadable: 'Cette photo ne s’ouvre pas. Prenez-en une autre, ou tapez l’identifiant.',
  photoSeveral: 'Il y a les codes de plusieurs appareils dans cette photo. Prenez-en une avec un seul code.',
  tagWaiting: 'Approchez le téléphone de la puce NFC sur l’appareil.',
  tagFailed: 'La puce NFC n’a pas pu être lue. Réessayez, ou tapez l’identifiant.',
};
