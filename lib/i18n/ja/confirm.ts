import type { Texts } from '../texts';

export const jaConfirm: Texts['confirm'] = {
  title: 'これで合っていますか？',
  host: 'この機器',
  site: '登録先',
  otherHost: '別の機器にする',
  otherSite: '別の拠点にする',
  words: 'IDを表す単語',
  isExpected: 'IT担当の予定どおりの拠点です。',
  outlook: {
    first: (site) => `${site}の1台目の機器です。自動で準備が進み、約20分で使えるようになります。`,
    firstOf: (site, needed) => `${site}の1台目の機器です。${needed}台すべてそろうと、準備が始まります。`,
    gathers: ({ site, present, needed, missing }) =>
      `${site}では、必要な${needed}台のうち${present}台がそろっています。この機器のほかに、あと${missing}台必要です。`,
    completes: ({ site, present, needed }) =>
      `${site}では、必要な${needed}台のうち${present}台がそろっています。この機器で全部そろいます。`,
    joins: (site, present) => `${site}には機器が${present}台あります。この機器も加わり、自動で準備が進みます。`,
    here: (site) => `この機器は${site}に登録済みです。状態を見ることができます。`,
    asks: '先にIT担当に確認します。許可が出ると、機器の準備が始まります。',
    unknown: '登録すると、自動で準備が進みます。次のページで進み具合を見ることができます。',
  },
  farAway: (distance) => `このスマホは、この拠点から約${distance}離れているようです。この拠点で合っていますか？`,
  nameTitle: 'この機器に名前を付ける（任意）',
  nameLabel: 'この機器の名前',
  // Full-width letters are taken as well, but no kana or kanji.
  nameHint: '例：regi-2、jimusho-1。英字、数字、ピリオド（.）、ハイフン（-）だけが使えます。',
  poolQuestion: 'この機器は、どの種類ですか？',
  keyLabel: 'ペアリングキー',
  keyLabelOptional: 'ペアリングキー（任意）',
  keyHint: '機器に付いてきたものです。保存されないので、このページに戻るたびに入力してください。',
  action: (site) => `はい、${site}に登録する`,
  sending: '登録中…',
  registeredBefore: '登録済みですか？状態を見る',
};
