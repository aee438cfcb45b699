import type { Texts } from '../texts';

export const jaCrash: Texts['crash'] = {
  title: 'このページを表示できませんでした',
  sentence: 'システム側で問題が起きました。送った内容は失われていません。もう一度登録しても問題ありません。',
  again: 'もう一度試す',
  start: '最初に戻る',
  reference: '問い合わせ番号',
};
