import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('pt');

export const ptChoose: Texts['choose'] = {
  title: 'Onde está este equipamento?',
  count: (count) => plural(count, { one: `${count} unidade`, other: `${count} unidades` }),
  lastSite: 'A última que você usou',
  movedTo: (site) => `Mudou para ${site}`,
  search: {
    label: 'Encontre a unidade',
    hint: 'Nome, rua, cidade ou número',
    action: 'Buscar',
    results: 'Unidades',
    none: 'Nenhuma unidade encontrada. Tente uma palavra mais curta ou só a cidade.',
    noneAtAll: 'Ainda não há unidades. Avise a TI.',
    failed: 'A busca não responde. Verifique a conexão e toque em Buscar.',
    more: 'Há mais unidades. Digite uma parte do nome para encontrar a sua.',
    tooMany: 'Digite pelo menos duas letras para encontrar sua unidade.',
    closed: 'Fechada',
    moved: 'Mudou de lugar. Pergunte à TI para onde.',
  },
  near: {
    action: 'Unidades perto de mim',
    results: 'Unidades mais próximas',
    finding: 'Localizando este celular. Enquanto isso, você já pode buscar.',
    denied: 'Este celular não tem permissão para dizer onde está. Busque a unidade.',
    unknown: 'Este celular não consegue descobrir onde está. Busque a unidade.',
    none: 'Nenhuma unidade a menos de 100 km daqui. Busque a unidade.',
    tooOften: 'Muitos pedidos em pouco tempo. Aguarde um minuto ou busque a unidade.',
  },
};
