import type { Texts } from '../texts';

type Gathering = Parameters<Texts['hosts']['gathering']>[0];

function gathering({ present, coming, needed }: Gathering): string {
  const missing = needed - present - coming;
  if (coming === 0 && missing === 0) {
    return `${needed}台すべてそろっています。準備が終われば、1台故障してもこの拠点は動き続けます。`;
  }
  if (missing === 0)
    return `これを登録すると${needed}台すべてそろい、1台故障してもこの拠点は動き続けるようになります。`;
  const here =
    coming === 0
      ? `必要な${needed}台のうち${present}台がそろっています。`
      : `これを登録すると${needed}台のうち${present + coming}台になります。`;
  return `${here}あと${missing}台そろえば、1台故障してもこの拠点は動き続けます。`;
}

export const jaHosts: Texts['hosts'] = {
  title: (count, site) => `${site}の機器：${count}台`,
  gathering,
  list: 'リストの機器',
  counts: {
    good: (count) => `登録済み：${count}`,
    waiting: (count) => `待機中：${count}`,
    fresh: (count) => `未登録：${count}`,
    bad: (count) => `要確認：${count}`,
  },
  row: {
    notYet: 'まだ登録されていません',
    waitsForHosts: '登録済み（ほかの機器待ち）',
    expectedAt: (site) => `IT担当の予定では、この機器の拠点は${site}です。`,
    look: '状態を見る',
    alone: 'この1台だけ登録する',
    remove: 'リストから外す',
  },
  add: {
    title: '次の機器を追加する',
    label: '機器ID',
    hint: '機器の画面に出ています。貼り付けもできます。',
    action: 'リストに追加する',
    sending: '追加中…',
    several: '複数の機器のIDが入っています。すべてリストに加わります。',
    ownCamera: 'スマホのカメラアプリも使えます。読み取った機器はこのリストに加わります。',
    twice: 'その機器はもうリストにあります。',
    full: (most) => `1つのリストに入るのは${most}台までです。先にこれらを登録してください。`,
    another: '別の機器を追加する',
  },
  register: (count) => (count === 1 ? 'この機器を登録する' : `この${count}台を登録する`),
  again: 'もう一度試す',
  sending: '登録中…',
  keys: 'この拠点では、機器ごとにペアリングキーが必要です。1台ずつ登録してください。',
  pools: 'この拠点では、機器ごとに種類を選びます。1台ずつ登録してください。',
  clear: 'このリストを終了する',
  clearHint: '登録済みの機器は、登録されたままです。',
  start: {
    another: 'ここにもう1台登録する',
    join: 'リストに追加する',
    joins: (count, site) => `リストに${site}の機器が${count}台あります。`,
    collect: '複数台あるときは、先にリストにまとめる',
    ends: (site) => `${site}のリストは終了します。`,
  },
  none: {
    title: 'リストがありません',
    sentence:
      'このスマホにリストがないか、表示が許可されていません。1台ずつ登録してください。この方法はいつでも使えます。',
    action: '1台登録する',
  },
};
