import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('fr');

/** “2 appareils sur 3 sont là. Encore un, et ce site fonctionnera même avec un appareil en panne.” */
const gathering: Texts['hosts']['gathering'] = ({ present, coming, needed }) => {
  const missing = needed - present - coming;
  if (coming === 0 && missing === 0) {
    return `Les ${needed} appareils sont là. Dès qu’ils seront prêts, ce site fonctionnera même avec un appareil en panne.`;
  }
  if (missing === 0) {
    return `Avec cette liste, cela fait ${needed} sur ${needed} : ce site fonctionnera même avec un appareil en panne.`;
  }
  const here =
    coming === 0
      ? plural(present, {
          one: `${present} appareil sur ${needed} est là.`,
          other: `${present} appareils sur ${needed} sont là.`,
        })
      : `Avec cette liste, cela fait ${present + coming} sur ${needed}.`;
  const more = missing === 1 ? 'un' : missing;
  return `${here} Encore ${more}, et ce site fonctionnera même avec un appareil en panne.`;
};

/** Several hosts at one site, registered together. */
export const frHosts: Texts['hosts'] = {
  title: (count, site) =>
    plural(count, { one: `${count} appareil pour ${site}`, other: `${count} appareils pour ${site}` }),
  gathering,
  list: 'Appareils de cette liste',
  // Beside a number, so each word fits one host and several.
  counts: {
    good: (count) => plural(count, { one: `Enregistré : ${count}`, other: `Enregistrés : ${count}` }),
    waiting: (count) => `En attente : ${count}`,
    fresh: (count) =>
      plural(count, { one: `Pas encore enregistré : ${count}`, other: `Pas encore enregistrés : ${count}` }),
    bad: (count) => `Avec un problème : ${count}`,
  },
  row: {
    notYet: 'Pas encore enregistré',
    waitsForHosts: 'Enregistré, attend d’autres appareils',
    expectedAt: (site) => `Le service IT attend cet appareil sur le site ${site}.`,
    look: 'Voir où il en est',
    alone: 'Enregistrer à part',
    remove: 'Retirer de la liste',
  },
  add: {
    title: 'Ajouter l’appareil suivant',
    label: 'Identifiant de l’appareil',
    hint: 'Il se trouve sur l’écran de l’appareil. Vous pouvez aussi le coller.',
    action: 'Ajouter à la liste',
    sending: 'Ajout…',
    several: 'Ce texte contient les identifiants de plusieurs appareils : ils s’ajoutent tous à la liste.',
    ownCamera: 'L’application photo de ce téléphone marche aussi : l’appareil qu’elle scanne s’ajoute à cette liste.',
    twice: 'Cet appareil est déjà dans la liste.',
    full: (most) => `Une liste contient au plus ${most} appareils. Enregistrez d’abord ceux-ci.`,
    another: 'Ajouter un autre appareil',
  },
  register: (count) => plural(count, { one: 'Enregistrer cet appareil', other: `Enregistrer ces ${count} appareils` }),
  again: 'Réessayer',
  sending: 'Enregistrement…',
  keys: 'Chaque appareil de ce site a besoin de son propre code d’association. Enregistrez-les un par un.',
  pools: 'Sur ce site, vous dites de chaque appareil ce que c’est. Enregistrez-les un par un.',
  clear: 'Terminer cette liste',
  clearHint: 'Les appareils déjà enregistrés le restent.',
  start: {
    another: 'Un autre appareil ici',
    join: 'Ajouter à la liste',
    joins: (count, site) =>
      plural(count, {
        one: `${count} appareil pour ${site} est dans votre liste.`,
        other: `${count} appareils pour ${site} sont dans votre liste.`,
      }),
    collect: 'Plusieurs appareils ici ? Commencer une liste',
    ends: (site) => `Cela termine votre liste pour ${site}.`,
  },
  none: {
    title: 'Il n’y a pas de liste ici',
    sentence:
      'Ce téléphone n’a pas de liste en mémoire, ou vous ne pouvez pas la voir. Enregistrez les appareils un par un : cela marche toujours.',
    action: 'Enregistrer un appareil',
  },
};
