import type { Texts } from '../texts';

export const ptPractice: Texts['practice'] = {
  name: 'Treino',
  pageTitle: (title) => `Treino – ${title}`,
  mark: 'TREINO',
  textMark: 'TREINO – NÃO É DE VERDADE',
  banner: 'Treino: nada aqui é de verdade. O tempo passa mais rápido.',
  screens: 'Equipamentos de treino',
  leave: 'Sair do treino',
  start: {
    title: 'Treine primeiro',
    sentence: 'Registre um equipamento que não existe. Aqui você não estraga nada.',
    action: 'Começar com um equipamento de treino',
    sending: 'Preparando um equipamento…',
  },
  offer: 'Treinar com um equipamento fictício',
};
