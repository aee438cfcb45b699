import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('es');

const survives = 'esta sede seguirá funcionando aunque falle un equipo.';

/** “Hay 2 de 3 equipos. Con uno más, esta sede seguirá funcionando aunque falle un equipo.” */
const gathering: Texts['hosts']['gathering'] = ({ present, coming, needed }) => {
  const missing = needed - present - coming;
  if (coming === 0 && missing === 0) return `Ya están los ${needed} equipos. En cuanto estén listos, ${survives}`;
  const withThese = coming === 1 ? 'Con este' : 'Con estos';
  if (missing === 0) return `${withThese} hay ${needed} de ${needed}: ${survives}`;
  const here =
    coming === 0 ? `Hay ${present} de ${needed} equipos.` : `${withThese} hay ${present + coming} de ${needed}.`;
  return `${here} ${missing === 1 ? 'Con uno más' : `Con ${missing} más`}, ${survives}`;
};

export const esHosts: Texts['hosts'] = {
  title: (count, site) => plural(count, { one: `1 equipo para ${site}`, other: `${count} equipos para ${site}` }),
  gathering,
  list: 'Equipos de esta lista',
  counts: {
    good: (count) => plural(count, { one: `Registrado: ${count}`, other: `Registrados: ${count}` }),
    waiting: (count) => `En espera: ${count}`,
    fresh: (count) => `Aún sin registrar: ${count}`,
    bad: (count) => plural(count, { one: `Requiere atención: ${count}`, other: `Requieren atención: ${count}` }),
  },
  row: {
    notYet: 'Aún sin registrar',
    waitsForHosts: 'Registrado, espera más equipos',
    expectedAt: (site) => `IT espera este equipo en ${site}.`,
    look: 'Ver su estado',
    alone: 'Registrarlo por separado',
    remove: 'Quitar de la lista',
  },
  add: {
    title: 'Añadir el siguiente equipo',
    label: 'ID del equipo',
    hint: 'Está en la pantalla del equipo. También puede pegarlo.',
    action: 'Añadir a la lista',
    sending: 'Añadiendo…',
    several: 'Este texto contiene los ID de varios equipos: todos se añaden a la lista.',
    ownCamera: 'También sirve la cámara del propio teléfono: el equipo que escanee se añade a esta lista.',
    twice: 'Ese equipo ya está en la lista.',
    full: (most) => `En una lista caben ${most} equipos como máximo. Registre primero estos.`,
    another: 'Añadir otro equipo',
  },
  register: (count) => plural(count, { one: 'Registrar este equipo', other: `Registrar estos ${count} equipos` }),
  again: 'Intentar de nuevo',
  sending: 'Registrando…',
  keys: 'Cada equipo de esta sede necesita su propia clave de vinculación. Regístrelos de uno en uno.',
  pools: 'En esta sede se dice de cada equipo qué es. Regístrelos de uno en uno.',
  clear: 'Terminar esta lista',
  clearHint: 'Los equipos ya registrados siguen registrados.',
  start: {
    another: 'Otro equipo aquí',
    join: 'Añadir a la lista',
    joins: (count, site) =>
      plural(count, {
        one: `Su lista tiene 1 equipo para ${site}.`,
        other: `Su lista tiene ${count} equipos para ${site}.`,
      }),
    collect: '¿Varios equipos aquí? Hacer primero una lista',
    ends: (site) => `Así termina su lista para ${site}.`,
  },
  none: {
    title: 'Aquí no hay ninguna lista',
    sentence:
      'Este teléfono no guarda ninguna lista o usted no puede verla. Registre los equipos uno por uno: eso siempre funciona.',
    action: 'Registrar un equipo',
  },
};
