import type { Texts } from '../texts';

/** “Not registered yet” stands first, so that nobody stops reading at “saved”. */
export const jaKeep: Texts['keep'] = {
  saved: (hosts) => `${hosts}台がまだ登録されていません（このスマホに保存済み）`,
  form: {
    saved: 'まだ登録されていません（このスマホに保存済み）',
    savedHow: '通信できません。あとで自動で送信されます。このページを離れても大丈夫です。',
    open: 'まだ登録されていません',
    openHow: '通信できず、このスマホには保存もできません。このページを開いたままにしてください。自動で送信されます。',
    again: '今すぐ送信する',
  },
  bar: {
    open: '送信されるまで、このページを開いたままにしてください。',
    waiting: '通信できません。自動でもう一度送信します。',
    busy: '混み合っています。自動でもう一度送信します。',
    sending: '送信中…',
    sendNow: '今すぐ送信する',
    hostEnd: 'IDの末尾',
    old: '保存してから時間がたっています。もう自動では送信されません。',
    expired: 'もう送信できません。ページを開いてから時間がたちすぎました。',
    reopen: 'この機器を最初からやり直す',
    refused: '登録されていません。受け付けられませんでした。',
    why: '理由を見る',
    remove: '削除する',
    removeQuestion: 'この機器を削除しますか？登録されなくなります。',
    removeYes: 'はい、削除する',
    removeNo: 'いいえ、残す',
    sent: '送信しました。状態を見る',
  },
  offline: {
    title: '通信できません',
    scan: 'まだ何も登録されていません。このページを開いたままにしてください。自動で続きます。',
    other: 'このページを開いたままにしてください。自動で読み込まれます。',
    hostEnd: 'IDの末尾',
    again: 'もう一度試す',
  },
};
