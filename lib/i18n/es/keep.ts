import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('es');

export const esKeep: Texts['keep'] = {
  saved: (hosts) =>
    plural(hosts, {
      one: '1 equipo guardado en este teléfono: AÚN NO está registrado',
      other: `${hosts} equipos guardados en este teléfono: AÚN NO están registrados`,
    }),
  form: {
    saved: 'Guardado en este teléfono: AÚN NO está registrado',
    savedHow: 'No hay conexión. Se enviará solo más tarde, aunque salga de esta página.',
    open: 'AÚN NO está registrado',
    openHow: 'No hay conexión y este teléfono no puede guardar nada. Deje esta página abierta: se enviará solo.',
    again: 'Enviar ahora',
  },
  bar: {
    open: 'Deje esta página abierta hasta que se envíe.',
    waiting: 'Sin conexión. El teléfono lo intentará de nuevo solo.',
    busy: 'Demasiados a la vez. El teléfono lo intentará de nuevo solo.',
    sending: 'Enviando…',
    sendNow: 'Enviar ahora',
    hostEnd: 'El ID termina en',
    old: 'Se guardó hace mucho. Ya no se envía solo.',
    expired: 'Ya no se puede enviar: la página estuvo abierta demasiado tiempo.',
    reopen: 'Empezar otra vez con este equipo',
    refused: 'No está registrado: fue rechazado.',
    why: 'Ver por qué',
    remove: 'Quitar',
    removeQuestion: '¿Quitar este equipo? No se registrará.',
    removeYes: 'Sí, quitar',
    removeNo: 'No, conservar',
    sent: 'Enviado. Ver su estado',
  },
  offline: {
    title: 'Sin conexión',
    scan: 'Todavía no se ha registrado nada. Deje esta página abierta: continúa sola.',
    other: 'Deje esta página abierta: se carga sola.',
    hostEnd: 'El ID termina en',
    again: 'Intentar de nuevo',
  },
};
