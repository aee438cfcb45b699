import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('fr');

/** What is kept on the phone while there is no connection. Nothing of this may sound as if it were done. */
export const frKeep: Texts['keep'] = {
  saved: (hosts) =>
    plural(hosts, {
      one: `${hosts} appareil est gardé sur ce téléphone – PAS encore enregistré`,
      other: `${hosts} appareils sont gardés sur ce téléphone – PAS encore enregistrés`,
    }),
  form: {
    saved: 'Gardé sur ce téléphone – PAS encore enregistré',
    savedHow: 'Il n’y a pas de connexion. L’envoi se fera tout seul plus tard, même si vous quittez cette page.',
    open: 'PAS encore enregistré',
    openHow:
      'Il n’y a pas de connexion, et ce téléphone ne peut rien garder. Laissez cette page ouverte : l’envoi se fera tout seul.',
    again: 'Envoyer maintenant',
  },
  bar: {
    open: 'Laissez cette page ouverte jusqu’à l’envoi.',
    waiting: 'Pas de connexion. Un nouvel essai se fera tout seul.',
    busy: 'Trop de demandes à la fois. Un nouvel essai se fera tout seul.',
    sending: 'Envoi…',
    sendNow: 'Envoyer maintenant',
    hostEnd: 'L’identifiant se termine par',
    old: 'Gardé depuis longtemps. L’envoi ne se fait plus tout seul.',
    expired: 'L’envoi n’est plus possible : la page est restée ouverte trop longtemps.',
    reopen: 'Recommencer avec cet appareil',
    refused: 'Pas enregistré : la demande a été refusée.',
    why: 'Voir pourquoi',
    remove: 'Retirer',
    removeQuestion: 'Retirer cet appareil ? Il ne sera pas enregistré.',
    removeYes: 'Oui, retirer',
    removeNo: 'Non, garder',
    sent: 'Envoyé. Voir où il en est',
  },
  offline: {
    title: 'Pas de connexion',
    scan: 'Rien n’est encore enregistré. Gardez cette page ouverte : elle continue toute seule.',
    other: 'Gardez cette page ouverte : elle se charge toute seule.',
    hostEnd: 'L’identifiant se termine par',
    again: 'Réessayer',
  },
};
