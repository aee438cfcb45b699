import type { Texts } from '../texts';

export const jaPractice: Texts['practice'] = {
  name: '練習',
  pageTitle: (title) => `練習 – ${title}`,
  mark: '練習',
  textMark: '練習 – 本物ではありません',
  banner: '練習中：本物の登録ではありません。時間は速く進みます。',
  screens: '練習用の機器',
  leave: '練習を終了する',
  start: {
    title: 'まず練習する',
    sentence: '本物ではない機器を登録します。何をしても壊れません。',
    action: '練習用の機器で始める',
    sending: '機器を用意中…',
  },
  offer: '本物ではない機器で練習する',
};
