import type { Texts } from '../texts';

export const jaEnter: Texts['enter'] = {
  title: '機器を登録する',
  introduction: 'いちばん早い方法：スマホのカメラアプリを開き、機器の画面のQRコードに向けてください。',
  titleAtSite: (site) => `${site}にもう1台登録する`,
  orType: 'またはIDを入力する',
  label: '機器ID',
  hint: '機器の画面の「MachineID」のあとに出ています。',
  action: '続ける',
  inGroups: '区切って表示：',
  didYouMean: 'このIDのことですか？',
  didYouMeanHint: '機器IDには数字の0と1が使われ、英字のO、I、l（エル）は使われません。機器の画面と見比べてください。',
  useIt: 'はい、このIDを使う',
  asTyped: 'いいえ、入力したとおりです',
  several: '複数の機器のIDが入っています。1台ずつ入力してください。',
  picture: '機器の画面：QRコードと、その下にあるMachineIDで始まる行。',
  tipsTitle: 'IDが見つからないとき',
  tips: [
    '機器に画面をつなぎ、電源を入れて、2分待ってください。',
    'QRコードは自動で出ます。IDは「MachineID」で始まる行にあります。',
    'QRコードが出ないときは、登録済みかもしれません。IDを入力すると状態を見ることができます。',
  ],
};
