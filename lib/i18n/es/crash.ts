import type { Texts } from '../texts';

export const esCrash: Texts['crash'] = {
  title: 'No se pudo mostrar esta página',
  sentence: 'Algo falló por nuestra parte. Lo que envió no se ha perdido: no pasa nada si registra el equipo otra vez.',
  again: 'Intentar de nuevo',
  start: 'Ir al inicio',
  reference: 'Referencia',
};
