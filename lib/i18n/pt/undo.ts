import type { Texts } from '../texts';

export const ptUndo: Texts['undo'] = {
  title: 'Unidade errada?',
  atOnce: {
    sentence: 'Desfaça o registro: o equipamento deixa de estar registrado, e você pode escolher a unidade certa.',
    action: 'Desfazer o registro',
    sending: 'Desfazendo…',
  },
  askIt: {
    sentence:
      'Este equipamento já pertence à unidade, e só a TI pode desfazer o registro. Peça aqui e deixe o equipamento ligado.',
    action: 'Pedir à TI para desfazer',
    sending: 'Enviando o pedido…',
  },
  underWay: 'O registro deste equipamento está sendo desfeito.',
  asked: {
    title: 'A TI recebeu o pedido para desfazer o registro.',
    sentence: 'Deixe o equipamento ligado. Não é preciso pedir de novo.',
  },
  call: 'A partir de agora, só a TI pode desfazer o registro. Fale com o suporte:',
  done: {
    title: 'Registro desfeito. Nada está registrado.',
    sentence: 'Escolha a unidade onde o equipamento está de verdade.',
  },
};
