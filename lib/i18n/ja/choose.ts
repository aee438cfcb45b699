import type { Texts } from '../texts';

export const jaChoose: Texts['choose'] = {
  title: 'この機器の設置場所は？',
  count: (count) => `${count}件の拠点`,
  lastSite: '前回の拠点',
  movedTo: (site) => `移転先：${site}`,
  search: {
    label: '拠点を探す',
    hint: '拠点の名前、住所、または番号',
    action: '検索',
    results: '拠点',
    none: '拠点が見つかりません。もっと短い言葉か、町の名前だけで試してください。',
    noneAtAll: '拠点がまだありません。IT担当に知らせてください。',
    failed: '検索できません。通信の状態を確かめてから「検索」を押してください。',
    more: 'ほかにも拠点があります。名前の一部を入力して探してください。',
    tooMany: '拠点を探すには、2文字以上入力してください。',
    closed: '閉鎖',
    moved: '移転しました。移転先はIT担当に聞いてください。',
  },
  near: {
    action: '近くの拠点を探す',
    results: '近い順の拠点',
    finding: '現在地を調べています。その間も検索できます。',
    denied: 'このスマホでは現在地の利用が許可されていません。拠点を検索してください。',
    unknown: '現在地がわかりません。拠点を検索してください。',
    none: 'ここから100 km以内に拠点がありません。拠点を検索してください。',
    tooOften: '回数が多すぎます。1分待つか、拠点を検索してください。',
  },
};
