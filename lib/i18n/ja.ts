import { jaAccess } from './ja/access';
import { jaChoose } from './ja/choose';
import { jaConfirm } from './ja/confirm';
import { jaCrash } from './ja/crash';
import { jaEnter } from './ja/enter';
import { jaErrors } from './ja/errors';
import { jaHosts } from './ja/hosts';
import { jaKeep } from './ja/keep';
import { jaPoster } from './ja/poster';
import { jaPractice } from './ja/practice';
import { jaRegistration } from './ja/registration';
import { jaReport } from './ja/report';
import { jaScan } from './ja/scan';
import { jaSimulator } from './ja/simulator';
import { jaUndo } from './ja/undo';
import type { Texts } from './texts';

/**
 * Japanese, です・ます, full-width punctuation, half-width digits, no blank between Japanese and Latin letters. No plurals:
 * hosts are counted with 台, sites with 件. The words:
 * host 機器, host ID 機器ID, site 拠点, phone スマホ, to register 登録する, to scan 読み取る;
 * being set up 準備中, ready 準備完了 (as a step 使用開始), the set-up that IT made 設定, needs attention 確認が必要です;
 * to call home 最初の通信が届く, to take back 登録を取り消す, to survive a broken host 動き続ける;
 * IT (people) IT担当, help desk ヘルプデスク, reference 問い合わせ番号, in two words IDを表す単語, receipt 登録の控え;
 * list of hosts リスト, sign in ログイン, pairing key ペアリングキー, network cable LANケーブル, practice 練習.
 */
export const ja: Texts = {
  language: 'ja',
  direction: 'ltr',
  access: jaAccess,
  errors: jaErrors,
  crash: jaCrash,
  registration: jaRegistration,
  scan: jaScan,
  hosts: jaHosts,
  keep: jaKeep,
  undo: jaUndo,
  poster: jaPoster,
  practice: jaPractice,
  report: jaReport,
  simulator: jaSimulator,
  common: {
    skip: '本文へ移動',
    start: '最初に戻る',
    reference: '問い合わせ番号',
    problem: '問題があります',
    hostId: '機器ID',
    hostIdEnd: 'IDの末尾',
    productName: '機器の登録',
    language: '言語',
  },
  banners: {
    simulator: '練習モード：本物の登録は行われません。',
    simulatorLink: 'シミュレーター',
    open: '制限なし：このページを開ける人は、誰でも機器を登録できます。',
  },
  support: {
    title: 'お困りですか？',
    call: (phone) => `電話する：${phone}`,
    write: (email) => `メールする：${email}`,
  },
  legal: {
    imprint: '運営者情報',
    privacy: 'プライバシー',
    terms: '利用規約',
    accessibility: 'アクセシビリティ',
  },
  enter: jaEnter,
  choose: jaChoose,
  confirm: jaConfirm,
  notFound: {
    title: 'このページはありません',
    sentence: '機器の画面のQRコードをもう一度読み取るか、最初のページでIDを入力してください。',
  },
  unavailable: {
    title: 'まだ使えません',
  },
};
