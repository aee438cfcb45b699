import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('pt');

type Gathering = Parameters<Texts['hosts']['gathering']>[0];

/** “Há 2 de 3 equipamentos aqui. Com mais um, a unidade continua funcionando mesmo se um equipamento quebrar.” */
function gathering({ present, coming, needed }: Gathering): string {
  const missing = needed - present - coming;
  const goesOn = 'a unidade continua funcionando mesmo se um equipamento quebrar.';
  if (coming === 0 && missing === 0) {
    return `Todos os ${needed} equipamentos estão aqui. Quando estiverem prontos, ${goesOn}`;
  }
  if (missing === 0) return `Com esta lista, são ${needed} de ${needed}. Quando estiverem prontos, ${goesOn}`;
  const here = `Há ${present} de ${needed} equipamentos aqui.`;
  const then = plural(missing, { one: 'Com mais um', other: `Com mais ${missing}` });
  return `${coming === 0 ? here : `Com esta lista, são ${present + coming} de ${needed}.`} ${then}, ${goesOn}`;
}

export const ptHosts: Texts['hosts'] = {
  title: (count, site) =>
    plural(count, {
      one: `${count} equipamento para a unidade ${site}`,
      other: `${count} equipamentos para a unidade ${site}`,
    }),
  gathering,
  list: 'Equipamentos desta lista',
  counts: {
    good: (count) => plural(count, { one: `Registrado: ${count}`, other: `Registrados: ${count}` }),
    waiting: (count) => `Aguardando: ${count}`,
    fresh: (count) =>
      plural(count, { one: `Ainda não registrado: ${count}`, other: `Ainda não registrados: ${count}` }),
    bad: (count) => plural(count, { one: `Precisa de atenção: ${count}`, other: `Precisam de atenção: ${count}` }),
  },
  row: {
    notYet: 'Ainda não registrado',
    waitsForHosts: 'Registrado, aguarda mais equipamentos',
    expectedAt: (site) => `A TI espera este equipamento na unidade ${site}.`,
    look: 'Ver como está',
    alone: 'Registrar só este',
    remove: 'Tirar da lista',
  },
  add: {
    title: 'Adicione o próximo equipamento',
    label: 'ID do equipamento',
    hint: 'Está na tela do equipamento. Você também pode colar.',
    action: 'Adicionar à lista',
    sending: 'Adicionando…',
    several: 'Este texto tem os IDs de vários equipamentos: todos entram na lista.',
    ownCamera: 'A câmera do próprio celular também serve: o equipamento que ela escanear entra nesta lista.',
    twice: 'Esse equipamento já está na lista.',
    full: (most) => `Uma lista pode ter no máximo ${most} equipamentos. Registre estes primeiro.`,
    another: 'Adicionar outro equipamento',
  },
  register: (count) =>
    plural(count, { one: 'Registrar este equipamento', other: `Registrar estes ${count} equipamentos` }),
  again: 'Tentar de novo',
  sending: 'Registrando…',
  keys: 'Cada equipamento desta unidade precisa da sua própria chave de pareamento. Registre um por um.',
  pools: 'Nesta unidade, diz-se de cada equipamento o que ele é. Registre um por um.',
  clear: 'Encerrar esta lista',
  clearHint: 'O que já foi registrado continua registrado.',
  start: {
    another: 'Mais um equipamento aqui',
    join: 'Adicionar à lista',
    joins: (count, site) =>
      plural(count, {
        one: `Há ${count} equipamento para a unidade ${site} na sua lista.`,
        other: `Há ${count} equipamentos para a unidade ${site} na sua lista.`,
      }),
    collect: 'Vários equipamentos aqui? Faça uma lista primeiro',
    ends: (site) => `Isso encerra sua lista da unidade ${site}.`,
  },
  none: {
    title: 'Não há nenhuma lista aqui',
    sentence:
      'Este celular não guarda nenhuma lista, ou você não pode ver a lista. Registre um equipamento depois do outro: isso sempre funciona.',
    action: 'Registrar um equipamento',
  },
};
