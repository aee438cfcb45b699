import type { Texts } from '../texts';

export const jaUndo: Texts['undo'] = {
  title: '拠点を間違えましたか？',
  atOnce: {
    sentence: '登録を取り消すと、この機器はどこにも登録されていない状態に戻ります。正しい拠点を選び直せます。',
    action: '登録を取り消す',
    sending: '取り消し中…',
  },
  askIt: {
    sentence:
      'この機器はもう拠点に加わっているため、取り消せるのはIT担当だけです。ここから頼めます。機器の電源は切らないでください。',
    action: 'IT担当に取り消しを頼む',
    sending: 'IT担当に連絡中…',
  },
  underWay: 'この機器の登録を取り消しています。',
  asked: {
    title: 'IT担当に取り消しを頼みました。',
    sentence: '機器の電源は切らないでください。もう一度頼む必要はありません。',
  },
  call: 'ここから先、取り消せるのはIT担当だけです。ヘルプデスクに連絡してください：',
  done: {
    title: '取り消しました。何も登録されていません。',
    sentence: '機器が実際にある拠点を選んでください。',
  },
};
