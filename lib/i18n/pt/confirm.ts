import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('pt');

export const ptConfirm: Texts['confirm'] = {
  title: 'Está certo?',
  host: 'Este equipamento',
  site: 'Vai para',
  otherHost: 'Outro equipamento',
  otherSite: 'Outra unidade',
  words: 'ID em duas palavras',
  isExpected: 'A TI espera este equipamento aqui.',
  outlook: {
    first: (site) =>
      `Este é o primeiro equipamento da unidade ${site}. Ele será configurado automaticamente em cerca de 20 minutos.`,
    firstOf: (site, needed) =>
      `Este é o primeiro equipamento da unidade ${site}. A configuração começa quando os ${needed} estiverem registrados.`,
    gathers: ({ site, present, needed, missing }) => {
      const rest = plural(missing, { one: 'ainda falta um', other: `ainda faltam ${missing}` });
      return `A unidade ${site} tem ${present} de ${needed} equipamentos. Depois deste, ${rest}.`;
    },
    completes: ({ site, present, needed }) =>
      `A unidade ${site} tem ${present} de ${needed} equipamentos. Com este, não falta mais nenhum.`,
    joins: (site, present) => {
      const hosts = plural(present, { one: `${present} equipamento`, other: `${present} equipamentos` });
      return `A unidade ${site} tem ${hosts}. Este é mais um e será configurado automaticamente.`;
    },
    here: (site) => `Este equipamento já está registrado na unidade ${site}. Você pode ver como está.`,
    asks: 'Primeiro perguntamos à TI. O equipamento é configurado quando a TI disser que sim.',
    unknown:
      'O equipamento é registrado e depois configurado automaticamente. Você pode acompanhar tudo na próxima página.',
  },
  farAway: (distance) => `Este celular parece estar a cerca de ${distance} desta unidade. É a unidade certa?`,
  nameTitle: 'Dar um nome ao equipamento (opcional)',
  nameLabel: 'Nome deste equipamento',
  // The name may hold none of the accents of the language.
  nameHint: 'Por exemplo, caixa-2 ou sala-tecnica. Letras sem acento nem ç, números, pontos e hifens.',
  poolQuestion: 'Que tipo de equipamento é este?',
  keyLabel: 'Chave de pareamento',
  keyLabelOptional: 'Chave de pareamento (opcional)',
  keyHint: 'Ela veio com o equipamento. Nunca é guardada: digite de novo sempre que esta página voltar.',
  action: (site) => `Sim, registrar em ${site}`,
  sending: 'Registrando…',
  registeredBefore: 'Já registrou antes? Veja como está',
};
