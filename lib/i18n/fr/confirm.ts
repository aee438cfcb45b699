import type { Dictionary } from '../dictionary';
import { pluralOf } from '../plural';

const plural = pluralOf('fr');

/** “2 appareils sur 3”: it is the first number that is counted. */
function hostsOf(present: number, needed: number): string {
  return plural(present, { one: `${present} appareil sur ${needed}`, other: `${present} appareils sur ${needed}` });
}

/** The last step: this host, that site, one button. */
export const frConfirm: Dictionary['confirm'] = {
  title: 'Est-ce correct ?',
  host: 'Cet appareil',
  site: 'Pour ce site',
  otherHost: 'Autre appareil',
  otherSite: 'Autre site',
  words: 'Mots repères',
  isExpected: 'Le service IT attend cet appareil ici.',
  outlook: {
    first: (site) => `C’est le premier appareil du site ${site}. Il sera installé tout seul, en 20 minutes environ.`,
    firstOf: (site, needed) =>
      `C’est le premier appareil du site ${site}. L’installation commence quand les ${needed} sont là.`,
    gathers: ({ site, present, needed, missing }) =>
      `Le site ${site} compte ${hostsOf(present, needed)}. Après celui-ci, il en faut encore ${missing === 1 ? 'un' : missing}.`,
    completes: ({ site, present, needed }) =>
      `Le site ${site} compte ${hostsOf(present, needed)}. Avec celui-ci, il est au complet.`,
    joins: (site, present) =>
      `Le site ${site} compte ${plural(present, { one: `${present} appareil`, other: `${present} appareils` })}. Celui-ci s’y ajoute et sera installé tout seul.`,
    here: (site) => `Cet appareil est déjà enregistré pour le site ${site}. Vous pouvez voir où il en est.`,
    asks: 'Le service IT doit d’abord donner son accord. L’appareil est installé ensuite.',
    unknown: 'L’appareil est enregistré, puis installé tout seul. Vous pourrez suivre cela à la page suivante.',
  },
  farAway: (distance) => `Ce téléphone semble être à ${distance} environ de ce site. Est-ce le bon ?`,
  nameTitle: 'Donner un nom à l’appareil (facultatif)',
  nameLabel: 'Nom de cet appareil',
  // “sans accent”: only the letters a to z are taken, and whoever writes French would not guess it.
  nameHint: 'Par exemple caisse-2 ou bureau. Lettres sans accent, chiffres, points et tirets.',
  keyLabel: 'Clé d’association',
  keyLabelOptional: 'Clé d’association (facultative)',
  keyHint:
    'Elle est fournie avec l’appareil. Elle n’est jamais gardée : tapez-la à chaque fois que cette page revient.',
  action: (site) => `Oui, enregistrer pour ${site}`,
  sending: 'Enregistrement…',
  registeredBefore: 'Déjà enregistré ? Voir où il en est',
};
