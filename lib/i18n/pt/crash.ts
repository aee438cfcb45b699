import type { Texts } from '../texts';

export const ptCrash: Texts['crash'] = {
  title: 'Não foi possível mostrar esta página',
  sentence: 'Algo deu errado do nosso lado. O que você enviou não se perdeu: registrar de novo não causa problema.',
  again: 'Tentar de novo',
  start: 'Ir para o início',
  reference: 'Referência',
};
