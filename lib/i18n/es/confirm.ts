import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('es');

export const esConfirm: Texts['confirm'] = {
  title: '¿Es correcto?',
  host: 'Este equipo',
  site: 'Va a la sede',
  otherHost: 'Otro equipo',
  otherSite: 'Otra sede',
  words: 'ID en dos palabras',
  isExpected: 'IT espera este equipo aquí.',
  outlook: {
    first: (site) => `Este es el primer equipo en ${site}. Se configurará solo en unos 20 minutos.`,
    firstOf: (site, needed) =>
      `Este es el primer equipo en ${site}. La configuración empezará cuando estén los ${needed}.`,
    gathers: ({ site, present, needed, missing }) =>
      `${site} tiene ${present} de ${needed} equipos. Después de este, ${plural(missing, { one: 'faltará uno más', other: `faltarán ${missing} más` })}.`,
    completes: ({ site, present, needed }) => `${site} tiene ${present} de ${needed} equipos. Con este ya están todos.`,
    joins: (site, present) =>
      `${site} tiene ${plural(present, { one: '1 equipo', other: `${present} equipos` })}. Este se suma y se configura solo.`,
    here: (site) => `Este equipo ya está registrado en ${site}. Puede ver su estado.`,
    asks: 'Primero se pregunta a IT. El equipo se configura cuando IT diga que sí.',
    unknown: 'El equipo se registra y después se configura solo. Puede seguirlo en la página siguiente.',
  },
  farAway: (distance) => `Parece que este teléfono está a unos ${distance} de esta sede. ¿Es la correcta?`,
  nameTitle: 'Dar nombre al equipo (opcional)',
  nameLabel: 'Nombre de este equipo',
  // A Spanish reader would write accents and ñ, which names may not have.
  nameHint: 'Por ejemplo, caja-2 o tienda-norte. Letras sin tilde ni ñ, números, puntos y guiones.',
  poolQuestion: '¿Qué tipo de equipo es este?',
  keyLabel: 'Clave de vinculación',
  keyLabelOptional: 'Clave de vinculación (opcional)',
  keyHint: 'Venía con el equipo. Nunca se guarda: escríbala otra vez cada vez que vuelva a esta página.',
  action: (site) => `Sí, registrar en ${site}`,
  sending: 'Registrando…',
  registeredBefore: '¿Ya lo registró? Ver su estado',
};
