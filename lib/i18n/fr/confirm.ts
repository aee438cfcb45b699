import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('fr');

/** “2 appareils sur 3”: it is the first number that is counted. */
function hostsOf(present: number, needed: number): string {
  return plural(present, { one: `${present} appareil sur ${needed}`, other: `${present} appareils sur ${needed}` });
}

/** The last step: this host, that site, one button. */
export const frConfirm: Texts['confirm'] = {
  title: 'Est-ce correct ?',
  host: 'Cet appareil',
  site: 'Pour ce site',
  otherHost: 'Autre appareil',
  otherSite: 'Autre site',
  words: 'Mots repères',
  isExpected: 'Le service IT attend cet appareil ici.',
  outlook: {
    first: (site) => `C’est le premier appareil du site ${site}. Il s’installera tout seul, en 20 minutes environ.`,
    firstOf: (site, needed) =>
      `C’est le premier appareil du site ${site}. L’installation commencera quand les ${needed} appareils seront là.`,
    gathers: ({ site, present, needed, missing }) =>
      `Le site ${site} compte ${hostsOf(present, needed)}. Après celui-ci, il en faut encore ${missing === 1 ? 'un' : missing}.`,
    completes: ({ site, present, needed }) =>
      `Le site ${site} compte ${hostsOf(present, needed)}. Avec celui-ci, il est au complet.`,
    joins: (site, present) =>
      `Le site ${site} compte ${plural(present, { one: `${present} appareil`, other: `${present} appareils` })}. Celui-ci s’y ajoutera et s’installera tout seul.`,
    here: (site) => `Cet appareil est déjà enregistré pour le site ${site}. Vous pouvez voir où il en est.`,
    asks: 'Le service IT doit d’abord donner son accord. L’appareil sera installé ensuite.',
    unknown: 'L’appareil sera enregistré, puis s’installera tout seul. Vous pourrez suivre cela sur la page suivante.',
  },
  farAway: (distance) => `Ce téléphone semble être à ${distance} environ de ce site. Est-ce le bon ?`,
  nameTitle: 'Nommer l’appareil (facultatif)',
  nameLabel: 'Nom de cet appareil',
  nameHint: 'Par exemple caisse-2 ou bureau. Lettres, chiffres, points et tirets.',
  poolQuestion: 'Quelle sorte d’appareil est-ce ?',
  keyLabel: 'Code d’association',
  keyLabelOptional: 'Code d’association (facultatif)',
  keyHint:
    'Il est fourni avec l’appareil. Il n’est jamais gardé : tapez-le à nouveau chaque fois que cette page revient.',
  action: (site) => `Oui, enregistrer pour ${site}`,
  sending: 'Enregistrement…',
  registeredBefore: 'Déjà enregistré ? Voir où il en est',
};
