import type { Texts } from '../texts';

const scanTheScreen = '機器の画面のコードを読み取ってください。';

export const jaScan: Texts['scan'] = {
  action: 'このスマホで読み取る',
  photo: '写真を使う',
  tag: 'NFCタグを読み取る',
  title: '機器の画面のコードを読み取る',
  close: 'カメラを閉じる',
  starting: 'カメラを起動中…',
  looking: 'コードを枠の中に入れてください。',
  slow: 'コードがまだ見つかりません。近づけて、動かさずに持ってください。',
  found: '見つかりました。少しお待ちください…',
  several: '複数の機器のコードが写っています。1つだけ写してください。',
  otherCamera: 'カメラ切り替え',
  light: 'ライト',
  again: 'もう一度試す',
  type: 'IDを入力する',
  uncertain: 'コードの内容はこれです。機器の画面のIDと同じですか？',
  useIt: 'はい、このIDを使う',
  notIt: 'いいえ、もう一度読み取る',
  foreign: {
    wifi: `これはWi-Fiのコードです。${scanTheScreen}`,
    contact: `これは連絡先のコードです。${scanTheScreen}`,
    phone: `これは電話番号です。${scanTheScreen}`,
    mail: `これはメールアドレスです。${scanTheScreen}`,
    label: `これは製造番号のラベルです。${scanTheScreen}`,
    address: `これは別のページのコードです。${scanTheScreen}`,
    other: `これは機器のコードではありません。${scanTheScreen}`,
  },
  camera: {
    denied: 'このページはカメラを使えません。ブラウザーの設定で許可するか、写真を使ってください。',
    missing: 'カメラが見つかりません。写真を使うか、IDを入力してください。',
    busy: '別のアプリがカメラを使っています。そのアプリを閉じてから、もう一度試してください。',
    insecure: 'カメラを使えるのは、httpsで始まるアドレスだけです。写真を使うか、IDを入力してください。',
    unsupported:
      'このブラウザーではカメラを使えません。写真を使うか、このページをスマホのいつものブラウザーで開いてください。',
    failed: 'カメラを起動できませんでした。通信の状態を確かめてもう一度試すか、IDを入力してください。',
  },
  readingPhoto: '写真からコードを探しています…',
  photoWithout: 'この写真にはコードがありません。近づいて、コード全体が入るように撮り直してください。',
  photoUnreadable: 'この写真は開けません。撮り直すか、IDを入力してください。',
  photoSeveral: 'この写真には複数の機器のコードがあります。コードを1つだけ写してください。',
  tagWaiting: 'スマホを機器のNFCタグに近づけてください。',
  tagFailed: 'NFCタグを読み取れませんでした。もう一度試すか、IDを入力してください。',
};
