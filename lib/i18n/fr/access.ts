import type { Texts } from '../texts';

/** The ways in: proving that one may register, and what IT reads who is asked about a host. */
export const frAccess: Texts['access'] = {
  prove: {
    title: 'Montrez que vous en avez le droit',
    titleOfLink: 'Un code PIN est nécessaire',
    introduction: 'Choisissez l’une de ces possibilités. Une fois par jour suffit.',
    introductionOfScan: 'Passez par le code QR sur l’écran de l’appareil : il montre que vous en avez le droit.',
    introductionOfLink: 'Tapez le code PIN que vous avez reçu avec cet appareil.',
    scanTitle: 'Scannez à nouveau l’écran',
    scan: 'Visez le code QR sur l’écran de l’appareil avec l’application photo de votre téléphone, puis ouvrez la page dans le navigateur du téléphone.',
    pinTitle: 'Tapez le code PIN de votre site',
    site: 'Site',
    siteHint: 'Son numéro, ou le nom que lui donne le service IT.',
    pin: 'Code PIN',
    pinHint: 'L’assistance peut vous le donner. Vous pouvez aussi le coller.',
    action: 'Continuer',
    sending: 'Vérification…',
    signInTitle: 'Vous avez un compte d’entreprise ?',
    signIn: 'Se connecter avec le compte d’entreprise',
    another: 'Votre site n’est pas dans la liste ?',
  },
  session: {
    atSite: (site) => `Ce téléphone peut enregistrer des appareils pour le site ${site}.`,
    atSeveral: 'Ce téléphone peut enregistrer des appareils pour plusieurs sites.',
    atNone: 'Ce téléphone est reconnu.',
    signOut: 'Se déconnecter',
  },
  approve: {
    title: 'Cet appareil peut-il être installé ?',
    introduction: 'Quelqu’un veut installer cet appareil. Rien n’a encore été fait.',
    host: 'Appareil',
    site: 'Site',
    askedAt: 'Demandé le',
    decidedAt: 'Décidé le',
    askedBy: 'Demandé via',
    hostName: 'Nom donné',
    name: 'Votre nom',
    nameHint: 'Il est gardé avec la décision.',
    allow: 'Autoriser cet appareil',
    refuse: 'Refuser',
    signInFirst: 'Connectez-vous, pour que la décision soit gardée avec votre nom.',
    notIt:
      'Votre connexion a réussi, mais seul le service IT peut décider. Connectez-vous avec un autre compte, ou transmettez ce lien.',
    signedInAs: (who) => `Vous décidez en tant que ${who}.`,
    approved: {
      title: 'Autorisé',
      sentence: 'L’appareil est maintenant en cours d’installation. Vous n’avez plus rien à faire.',
    },
    rejected: {
      title: 'Refusé',
      sentence: 'L’appareil n’est pas installé. La personne qui l’a demandé le voit sur sa page.',
    },
    decidedBy: 'Décidé par',
    invalidTitle: 'Vous ne pouvez pas décider ici',
  },
};
