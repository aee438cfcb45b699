import type { Texts } from '../texts';

export const jaSimulator: Texts['simulator'] = {
  title: '機器シミュレーター',
  introduction: '本物の機器の画面の代わりです。スマホでコードを読み取るか、ここで直接開いてください。',
  newHost: '新しい機器を起動する',
  smallHost: '性能が足りない機器を起動する',
  starting: '起動中…',
  none: '起動している機器はまだありません。',
  open: 'コードのページを開く',
  status: '状態を見る',
  console: (hostId) => `${hostId}の画面`,
  qr: (url) => `QRコード：${url}`,
  scan: 'このコードを読み取って、機器を登録してください。',
  palette: 'Paletteの内容',
  hosts: 'エッジホスト',
  clusters: 'クラスター',
  nothing: 'まだ何もありません。',
};
