import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('es');

export const esChoose: Texts['choose'] = {
  title: '¿Dónde está este equipo?',
  count: (count) => plural(count, { one: '1 sede', other: `${count} sedes` }),
  lastSite: 'Su última sede',
  movedTo: (site) => `Trasladada a ${site}`,
  search: {
    label: 'Buscar la sede',
    hint: 'Nombre, calle, ciudad o número',
    action: 'Buscar',
    results: 'Sedes',
    none: 'No se encontró ninguna sede. Pruebe con una palabra más corta o solo con la ciudad.',
    noneAtAll: 'Todavía no hay sedes. Avise a IT.',
    failed: 'La búsqueda no responde. Revise la conexión y toque Buscar.',
    more: 'Hay más sedes. Escriba parte del nombre para encontrar la suya.',
    tooMany: 'Escriba al menos dos letras para encontrar su sede.',
    closed: 'Cerrada',
    moved: 'Trasladada. Pregunte a IT adónde.',
  },
  near: {
    action: 'Sedes cercanas',
    results: 'Sedes más cercanas',
    finding: 'Averiguando dónde está este teléfono. Mientras tanto, puede buscar.',
    denied: 'Este teléfono no tiene permiso para decir dónde está. Busque la sede.',
    unknown: 'Este teléfono no puede saber dónde está. Busque la sede.',
    none: 'No hay sedes a menos de 100 km de aquí. Busque la suya.',
    tooOften: 'Demasiados intentos seguidos. Espere un minuto o busque la sede.',
  },
};
