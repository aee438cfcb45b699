import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('fr');

type Registration = Texts['registration'];
type StateValues = Parameters<Registration['states']['queued']['sentence']>[0];

/** “3 appareils sont en cours d’enregistrement ici, dont le vôtre.” */
function company({ together }: StateValues): string {
  return together > 1 ? `${together} appareils sont en cours d’enregistrement ici, dont le vôtre. ` : '';
}

/** What is told as long as all is well, unless the host has to wait or was left. */
function goesOn({ hasToWait, isLate }: StateValues, usually: string): string {
  if (isLate) return 'Cela prend plus de temps que prévu.';
  return hasToWait ? 'L’appareil doit attendre son tour.' : usually;
}

function turn(seconds: number): string {
  if (seconds <= 10) return 'Ce sera votre tour dans quelques secondes.';
  if (seconds < 95) return `Ce sera votre tour dans ${Math.ceil(seconds / 10) * 10} secondes environ.`;
  return `Ce sera votre tour dans ${Math.round(seconds / 60)} minutes environ.`;
}

/** The page that says how a registration stands. */
export const frRegistration: Registration = {
  states: {
    waiting_for_approval: {
      title: 'En attente du service IT',
      sentence: ({ site }) =>
        `Nous avons demandé au service IT si cet appareil peut être installé sur le site ${site}. Rien ne se fait avant sa réponse.`,
    },
    queued: {
      title: 'Demande reçue',
      sentence: (values) => company(values) + goesOn(values, 'Ce sera le tour de cet appareil dans un instant.'),
    },
    registering: {
      title: 'Enregistrement en cours',
      sentence: (values) => company(values) + goesOn(values, 'Cela prend quelques secondes.'),
    },
    waiting_for_hosts: {
      title: 'Enregistré',
      sentence: ({ missing }) =>
        missing === 1
          ? 'Il faut encore un appareil ici. Scannez maintenant son code QR ; la suite démarre toute seule.'
          : `Il faut encore ${missing} appareils ici. Scannez maintenant leurs codes QR ; la suite démarre toute seule.`,
    },
    joining: {
      title: 'Enregistré',
      sentence: (values) =>
        company(values) + goesOn(values, `L’appareil est en train d’être ajouté au site ${values.site}.`),
    },
    setting_up: {
      title: 'Installation en cours',
      sentence: () => 'Tout continue tout seul. Laissez l’appareil allumé et branché.',
    },
    ready: {
      title: 'Prêt',
      sentence: ({ site }) => `Cet appareil travaille maintenant pour le site ${site}. Vous n’avez plus rien à faire.`,
    },
    needs_attention: {
      title: 'Il y a un problème',
      sentence: () => 'L’appareil ne risque rien. Laissez-le allumé.',
    },
  },
  turn,
  calling: {
    title: 'Enregistré',
    sentence: 'L’appareil doit maintenant prendre contact avec nous. Laissez-le allumé et branché.',
  },
  silent: {
    title: 'L’appareil n’a pas encore pris contact',
    sentence: 'Il est enregistré, mais nous n’avons pas de nouvelles de lui. Vérifiez trois choses.',
    usually: 'D’habitude en moins de 5 minutes.',
  },
  slow: {
    title: 'Encore en cours d’installation',
    sentence: 'Cela prend plus de temps que d’habitude. Laissez l’appareil allumé et branché.',
    help: 'S’il n’est toujours pas prêt dans une heure, appelez l’assistance.',
  },
  weak: {
    title: 'Cet appareil n’est peut-être pas assez puissant',
    sentence: 'Il ne sera sans doute jamais prêt comme cela. Laissez-le allumé et prévenez le service IT.',
    help: 'Appelez maintenant : le service IT décide si vous recevez un autre appareil.',
    cpus: (has, needs) =>
      plural(has, {
        one: `Cet appareil a ${has} processeur ; il en faut ${needs}.`,
        other: `Cet appareil a ${has} processeurs ; il en faut ${needs}.`,
      }),
    memory: (has, needs) => `Cet appareil a ${has} Go de mémoire ; il faut ${needs} Go.`,
    disk: (has, needs) => `Cet appareil a un disque de ${has} Go ; il faut ${needs} Go.`,
  },
  changing: {
    title: 'Modification en cours',
    sentence: 'Cet appareil était déjà prêt. Une modification est en cours ici ; tout continue tout seul.',
  },
  leaving: { title: 'Retrait en cours par le service IT', sentence: 'Il ne fera bientôt plus partie de ce site.' },
  removed: { title: 'Retiré par le service IT', sentence: 'Il ne fait plus partie de ce site.' },
  unfinished: { title: 'Pas encore terminé', sentence: 'Ce qui est déjà fait est gardé.' },
  progress: 'Où en est l’appareil',
  steps: {
    asked: {
      title: 'Demande envoyée au service IT',
      done: 'Réponse du service IT reçue',
      hint: 'Cette page continue toute seule dès que la réponse est là.',
    },
    registered: { title: 'Enregistrement', done: 'Enregistré', hint: 'Prend quelques secondes.' },
    called_home: {
      title: 'L’appareil prend contact',
      done: 'L’appareil a pris contact',
      hint: 'D’habitude en moins de 5 minutes. L’appareil est-il allumé, et le câble réseau branché ?',
    },
    set_up: {
      title: 'Installation',
      done: 'Installé',
      hint: 'D’habitude 20 à 40 minutes. L’appareil peut redémarrer et son écran s’éteindre : c’est normal.',
    },
    ready: { title: 'Prêt', done: 'Prêt', hint: '' },
  },
  took: (time) => `en ${time}`,
  after: (time) => `après ${time}`,
  soFar: (time) => `Déjà ${time}`,
  // The moment may be a time of day or a date, which “depuis” would not take in the same way.
  soFarSince: (moment, time) => `Début : ${moment}, déjà ${time}`,
  waitsForHosts: 'Commence dès que tous les appareils de ce site sont là.',
  status: { done: 'Fait', current: 'En cours', upcoming: 'À venir' },
  hosts: 'Appareils de ce site',
  hostsHere: (present, needed) =>
    plural(present, {
      one: `${present} appareil sur ${needed} est là`,
      other: `${present} appareils sur ${needed} sont là`,
    }),
  survives: (missing, broken) => {
    const end = broken === 1 ? 'un appareil en panne' : `${broken} appareils en panne`;
    if (missing === 0) return `Tous sont là : ce site fonctionnera même avec ${end}.`;
    return `Encore ${missing === 1 ? 'un' : missing}, et ce site fonctionnera même avec ${end}.`;
  },
  checks: {
    title: 'Trois choses à vérifier',
    cable: {
      title: 'Le câble réseau est-il branché ?',
      text: 'Enfoncez les deux bouts jusqu’au clic. Un petit voyant à côté du câble doit être allumé ou clignoter.',
    },
    power: {
      title: 'L’appareil est-il allumé ?',
      text: 'Un voyant est allumé sur l’appareil. Sinon, vérifiez le câble d’alimentation et appuyez une fois sur le bouton marche.',
    },
    screen: {
      title: 'Son écran affiche-t-il cet identifiant ?',
      text: (end) =>
        `La ligne après « MachineID » doit se terminer par ${end}. Sinon, vous avez enregistré un autre appareil : appelez l’assistance.`,
    },
    next: 'Tout est en ordre, et toujours pas de nouvelles ? Appelez l’assistance.',
  },
  lastChecked: 'Dernière vérification : {age}',
  offline: 'Pas de connexion. Cette page continue toute seule dès que la connexion revient.',
  closeable:
    'Vous pouvez fermer cette page. Pour la revoir, ouvrez-la depuis l’historique de votre navigateur ou tapez l’identifiant de l’appareil.',
  goOn: { sentence: 'L’enregistrement s’est peut-être arrêté.', action: 'Continuer' },
  again: 'Réessayer',
  againAfterFix: 'Déjà réglé ? Réessayer',
  host: 'Appareil',
  site: 'Site',
  unknown: {
    title: 'Pas enregistré ici',
    sentence:
      'Personne n’a encore enregistré cet appareil, ou vous ne pouvez pas le voir ici. L’enregistrer prend une minute.',
    action: 'Enregistrer cet appareil',
    prove: 'Vous l’avez enregistré vous-même ? Montrez qui vous êtes, et cette page dira où il en est.',
  },
};
