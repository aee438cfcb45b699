import type { Texts } from '../texts';

/** Taking a registration back. */
export const frUndo: Texts['undo'] = {
  title: 'Mauvais site ?',
  atOnce: {
    sentence:
      'Annulez l’enregistrement : l’appareil n’est alors enregistré nulle part, et vous pouvez choisir le bon site.',
    action: 'Annuler l’enregistrement',
    sending: 'Annulation…',
  },
  askIt: {
    sentence:
      'Cet appareil fait déjà partie du site, donc seul le service IT peut annuler. Demandez-le ici, et laissez l’appareil allumé.',
    action: 'Demander au service IT d’annuler',
    sending: 'Envoi de la demande…',
  },
  underWay: 'L’enregistrement de cet appareil est en cours d’annulation.',
  asked: {
    title: 'Nous avons demandé au service IT d’annuler.',
    sentence: 'Laissez l’appareil allumé. Vous n’avez pas besoin de le redemander.',
  },
  call: 'À partir d’ici, seul le service IT peut annuler. Adressez-vous à l’assistance :',
  done: {
    title: 'C’est annulé. Rien n’est enregistré.',
    sentence: 'Choisissez le site où l’appareil se trouve vraiment.',
  },
};
