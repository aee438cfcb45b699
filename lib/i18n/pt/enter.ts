import type { Texts } from '../texts';

export const ptEnter: Texts['enter'] = {
  title: 'Registrar um equipamento',
  introduction: 'O mais rápido: abra a câmera do celular e aponte para o código QR na tela do equipamento.',
  titleAtSite: (site) => `Mais um equipamento para a unidade ${site}`,
  orType: 'Ou digite o ID',
  label: 'ID do equipamento',
  hint: 'Está na tela do equipamento, depois de “MachineID”.',
  action: 'Continuar',
  inGroups: 'Em grupos:',
  didYouMean: 'Você quis dizer este ID?',
  didYouMeanHint: 'O ID usa os números 0 e 1, não as letras O, I e l. Compare com a tela do equipamento.',
  useIt: 'Sim, usar este ID',
  asTyped: 'Não, é exatamente como digitei',
  several: 'Este texto tem os IDs de vários equipamentos. Digite um de cada vez.',
  picture: 'A tela de um equipamento: o código QR e, abaixo dele, a linha que começa com MachineID.',
  tipsTitle: 'Não encontro o ID',
  tips: [
    'Conecte uma tela ao equipamento, ligue o equipamento e aguarde dois minutos.',
    'O código QR aparece sozinho. O ID está na linha que começa com “MachineID”.',
    'Não há código QR? O equipamento talvez já esteja registrado: digite o ID para ver como está.',
  ],
};
