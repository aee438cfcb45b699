import type { Texts } from '../texts';

type StateValues = Parameters<Texts['registration']['states']['queued']['sentence']>[0];

const keepOn = '機器の電源を切らず、ケーブルも抜かないでください。';

function company({ together }: StateValues): string {
  return together > 1 ? `この拠点では今、この機器を含む${together}台を登録しています。` : '';
}

function goesOn({ hasToWait, isLate }: StateValues, usually: string): string {
  if (isLate) return 'いつもより時間がかかっています。';
  return hasToWait ? '順番を待っています。' : usually;
}

function turn(seconds: number): string {
  if (seconds <= 10) return 'あと数秒でこの機器の番です。';
  if (seconds < 95) return `あと約${Math.ceil(seconds / 10) * 10}秒でこの機器の番です。`;
  return `あと約${Math.round(seconds / 60)}分でこの機器の番です。`;
}

export const jaRegistration: Texts['registration'] = {
  states: {
    waiting_for_approval: {
      title: 'IT担当の回答待ち',
      sentence: ({ site }) =>
        `${site}でこの機器の準備を始めてよいか、IT担当に確認しています。回答があるまで何も行いません。`,
    },
    queued: {
      title: '受け付けました',
      sentence: (values) => company(values) + goesOn(values, 'まもなくこの機器の番です。'),
    },
    registering: {
      title: '機器を登録中',
      sentence: (values) => company(values) + goesOn(values, '数秒で終わります。'),
    },
    waiting_for_hosts: {
      title: '登録しました',
      sentence: ({ missing }) =>
        `ここにはあと${missing}台必要です。続けて、その機器のQRコードを読み取ってください。あとは自動で始まります。`,
    },
    joining: {
      title: '登録しました',
      sentence: (values) => company(values) + goesOn(values, `機器を${values.site}に追加しています。`),
    },
    setting_up: {
      title: '準備中',
      sentence: () => `自動で進みます。${keepOn}`,
    },
    ready: {
      title: '準備完了',
      sentence: ({ site }) => `この機器は${site}で使えるようになりました。ほかにすることはありません。`,
    },
    needs_attention: {
      title: '確認が必要です',
      sentence: () => '機器はこのままで大丈夫です。電源は切らないでください。',
    },
  },
  turn,
  calling: {
    title: '登録しました',
    sentence: `次に、機器から最初の通信が届くのを待ちます。${keepOn}`,
  },
  silent: {
    title: '機器からまだ通信がありません',
    sentence: '登録は済んでいますが、機器から通信が届いていません。次の3つを確認してください。',
    usually: '通常は5分以内です。',
  },
  slow: {
    title: 'まだ準備中です',
    sentence: `いつもより時間がかかっています。${keepOn}`,
    help: 'あと1時間たっても終わらないときは、電話してください。',
  },
  weak: {
    title: '機器の性能が足りないようです',
    sentence: 'このままでは、おそらく準備が終わりません。電源は切らずに、IT担当に知らせてください。',
    help: '今すぐ電話してください。別の機器に替えるかどうかは、IT担当が決めます。',
    cpus: (has, needs) => `この機器のCPUは${has}個ですが、${needs}個必要です。`,
    memory: (has, needs) => `この機器のメモリーは${has} GBですが、${needs} GB必要です。`,
    disk: (has, needs) => `この機器のディスクは${has} GBですが、${needs} GB必要です。`,
  },
  changing: {
    title: '変更中',
    sentence: 'この機器は一度、準備が終わっています。今は変更の途中で、自動で進みます。',
  },
  leaving: { title: 'IT担当が外しています', sentence: 'この機器は、まもなくこの拠点のものではなくなります。' },
  removed: { title: 'IT担当が外しました', sentence: 'この機器は、もうこの拠点のものではありません。' },
  unfinished: { title: 'まだ終わっていません', sentence: 'ここまでの内容は保存されています。' },
  progress: '進み具合',
  steps: {
    asked: {
      title: 'IT担当に確認中',
      done: 'IT担当から回答がありました',
      hint: '回答があると、このページは自動で進みます。',
    },
    registered: { title: '機器の登録', done: '登録しました', hint: '数秒で終わります。' },
    called_home: {
      title: '機器からの最初の通信',
      done: '機器から通信が届きました',
      hint: '通常は5分以内です。電源は入っていますか？LANケーブルはつながっていますか？',
    },
    set_up: {
      title: '機器の準備',
      done: '準備が終わりました',
      hint: '通常は20～40分です。機器が再起動したり、画面が暗くなったりしますが、問題ありません。',
    },
    ready: { title: '使用開始', done: '使えるようになりました', hint: '' },
  },
  took: (time) => `所要時間：${time}`,
  after: (time) => `${time}後`,
  soFar: (time) => `経過時間：${time}`,
  soFarSince: (moment, time) => `開始：${moment}、経過時間：${time}`,
  waitsForHosts: 'この拠点の機器がすべてそろうと始まります。',
  status: { done: '完了', current: '進行中', upcoming: 'これから' },
  hosts: 'この拠点の機器',
  hostsHere: (present, needed) => `必要な${needed}台のうち${present}台がそろっています`,
  survives: (missing, broken) =>
    missing === 0
      ? `すべてそろっています。準備が終われば、機器が${broken}台故障してもこの拠点は動き続けます。`
      : `あと${missing}台そろえば、機器が${broken}台故障してもこの拠点は動き続けます。`,
  checks: {
    title: '確認すること（3つ）',
    cable: {
      title: 'LANケーブルはつながっていますか？',
      text: '両端を「カチッ」と音がするまで差し込んでください。差し込み口の横の小さなランプが点灯か点滅します。',
    },
    power: {
      title: '電源は入っていますか？',
      text: '入っていれば機器のランプがついています。消えているときは、電源ケーブルを確かめ、電源ボタンを1回押してください。',
    },
    screen: {
      title: '画面にこのIDが出ていますか？',
      text: (end) =>
        `「MachineID」のあとの文字は${end}で終わるはずです。違うときは、別の機器を登録しています。電話してください。`,
    },
    next: '3つとも問題がなく、それでも通信がないときは、電話してください。',
  },
  lastChecked: '最終確認：{age}',
  offline: '通信できません。つながると、このページは自動で続きます。',
  closeable: 'このページは閉じてもかまいません。また見るときは、ブラウザーの履歴から開くか、機器IDを入力してください。',
  goOn: { sentence: '途中で止まっているかもしれません。', action: '続ける' },
  again: 'もう一度試す',
  againAfterFix: '解決しましたか？もう一度試す',
  host: '機器',
  site: '拠点',
  unknown: {
    title: 'ここには登録されていません',
    sentence: 'この機器はまだ登録されていないか、表示が許可されていません。登録は1分で終わります。',
    action: 'この機器を登録する',
    prove: 'ご自分で登録しましたか？本人確認をすると、このページに状態が表示されます。',
  },
};
