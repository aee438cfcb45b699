import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('fr');

/** The second step: at which site? */
export const frChoose: Texts['choose'] = {
  title: 'Où se trouve cet appareil ?',
  count: (count) => plural(count, { one: `${count} site`, other: `${count} sites` }),
  lastSite: 'Votre dernier site',
  movedTo: (site) => `Déplacé vers ${site}`,
  search: {
    label: 'Trouver le site',
    hint: 'Nom, rue, ville ou numéro',
    action: 'Rechercher',
    results: 'Sites',
    none: 'Aucun site trouvé. Essayez un mot plus court, ou seulement la ville.',
    noneAtAll: 'Il n’y a pas encore de site. Prévenez le service IT.',
    failed: 'La recherche ne répond pas. Vérifiez la connexion, puis appuyez sur « Rechercher ».',
    more: 'Il y a d’autres sites. Tapez une partie du nom pour trouver le vôtre.',
    tooMany: 'Tapez au moins deux lettres pour trouver votre site.',
    closed: 'Fermé',
    moved: 'Déplacé. Demandez au service IT où il est maintenant.',
  },
  near: {
    action: 'Sites près de moi',
    results: 'Sites les plus proches',
    finding: 'Nous cherchons où se trouve ce téléphone. En attendant, vous pouvez chercher le site.',
    denied: 'Ce téléphone n’a pas le droit de dire où il est. Cherchez le site.',
    unknown: 'Ce téléphone n’arrive pas à savoir où il est. Cherchez le site.',
    none: 'Aucun site à moins de 100 km d’ici. Cherchez le site.',
    tooOften: 'Trop de demandes à la suite. Attendez une minute, ou cherchez le site.',
  },
};
