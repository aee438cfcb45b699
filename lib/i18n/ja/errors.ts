import { fixedText } from '../error-text';
import type { Texts } from '../texts';

const callHelp = 'ヘルプデスクに電話し、下の問い合わせ番号を伝えてください。';
const waitAndRetry = '1分待ってから、もう一度試してください。2回送っても問題ありません。';
const retryCannotHelp = 'もう一度試しても解決しません。';
const nothingChanged = '何も変更されていません。';
const leaveOn = '機器の電源は切らないでください。';
const isItRight = '正しい機器を読み取ったか確かめてください。';

const sayWait = (seconds: string | undefined) => (seconds === undefined ? '1分' : `${seconds}秒`);

export const jaErrors: Texts['errors'] = {
  host_id_missing: fixedText(
    '機器IDがまだありません。',
    '機器の画面のQRコードを読み取るか、その下に出ているIDを入力してください。',
  ),
  host_id_invalid: fixedText(
    'これは機器IDではないようです。',
    '機器の画面と1文字ずつ見比べてください。IDは半角の英字、数字、-、_で、空白は入りません。',
  ),
  host_id_filler: fixedText(
    'この機器には固有のIDがありません。メーカーが空欄のままにしたため、同じ型の機器と区別できません。',
    'この機器は後回しにしてください。stylus.site.nameの設定で名前を付けるようIT担当に頼み、そのあともう一度読み取ってください。',
  ),
  host_id_reserved: fixedText(
    'この言葉は機器IDに使えません。',
    '機器の画面と見比べてください。同じときは、stylus.site.nameの設定を変えるようIT担当に頼んでください。',
  ),
  host_blocked: fixedText(
    'この機器は、IT担当が使用を止めています。',
    `電源は切ったままにしてください。また使うときは、${callHelp}`,
  ),
  host_not_expected: fixedText(
    'この機器は、IT担当の予定ではこの拠点のものではありません。',
    `機器と拠点が正しいか確かめてください。どちらも正しいときは、${callHelp}`,
  ),
  host_name_invalid: fixedText(
    'この名前は機器に付けられません。',
    '英字、数字、ピリオド（.）、ハイフン（-）だけで、63文字までにしてください。最初と最後は英字か数字です。空欄でもかまいません。',
  ),
  site_missing: fixedText('拠点がまだ選ばれていません。', 'この機器がある拠点を選んでください。'),
  site_unknown: fixedText(
    'この拠点は見つかりません。',
    '名前か住所で検索してください。見つからないときは、ヘルプデスクに電話してください。',
  ),
  site_closed: fixedText(
    'この拠点は閉鎖されているため、機器を登録できません。',
    '別の拠点を選んでください。この拠点が再開しているときは、ヘルプデスクに電話してください。',
  ),
  site_moved: {
    sentence: ({ to }) => (to === undefined ? 'この拠点は移転しました。' : `この拠点は移転しました。移転先：${to}。`),
    nextStep: ({ to }) =>
      to === undefined ? '新しい拠点を選んでください。' : `機器が移転先にあるときは、${to}を選んでください。`,
  },
  query_invalid: fixedText(
    'このアドレスを読み取れませんでした。',
    '最初に戻り、機器の画面をもう一度読み取ってください。',
  ),
  body_too_large: fixedText('入力された内容が大きすぎます。', '最初に戻り、もう一度入力してください。'),
  body_invalid: fixedText('入力された内容を読み取れませんでした。', '最初に戻り、もう一度入力してください。'),
  content_type_unsupported: fixedText(
    'この送り方では、内容を読み取れません。',
    'このページをスマホのブラウザーで開き、もう一度送ってください。',
  ),
  cross_origin: fixedText(
    '別のウェブページから送られたため、何も行いませんでした。',
    '機器の画面のQRコードを読み取り、開いたページで登録してください。',
  ),
  timer_refused: fixedText(
    'このアドレスは、秘密の合い言葉を持つ自動実行だけが使えます。',
    'ここですることはありません。合い言葉はIT担当が設定します（docs/operating.mdを参照）。',
  ),
  not_registered: fixedText('この機器は、ここには登録されていません。', '今すぐ登録できます。1分で終わります。'),

  access_needed: fixedText(
    '機器を登録してよい方か、まだ確認できていません。',
    'スマホのカメラアプリで、機器の画面のQRコードをもう一度読み取ってください。',
  ),
  form_expired: fixedText(
    'このページを開いてから時間がたちすぎたため、何も送られていません。',
    'スマホのカメラアプリで、機器の画面のQRコードをもう一度読み取ってください。',
  ),
  link_invalid: fixedText(
    '読み取ったコードは、ここでは使えません。',
    '機器の画面をもう一度読み取ってください。またこの表示が出るときは、コードが変わった可能性があります。ヘルプデスクに電話してください。',
  ),
  link_expired: fixedText(
    '読み取ったコードは有効期限が切れています。',
    `${leaveOn}ヘルプデスクに電話してください。別の方法を案内してもらえます。`,
  ),
  link_full: fixedText('このコードで登録できる予定の台数に達しました。', `${leaveOn}${callHelp}`),
  pin_refused: fixedText(
    '拠点とPINの組み合わせが正しくありません。',
    '両方を確かめて、入力し直してください。拠点のPINはヘルプデスクに聞いてください。',
  ),
  too_many_attempts: {
    sentence: () => '試した回数が多すぎます。',
    nextStep: ({ seconds }) => `${sayWait(seconds)}待ってから、もう一度試してください。`,
  },
  too_many_requests: {
    sentence: () => 'アクセスが集中しているため、何も行いませんでした。',
    nextStep: ({ seconds }) => `${sayWait(seconds)}待ってから、もう一度試してください。2回送っても問題ありません。`,
  },
  sign_in_failed: fixedText(
    'ログインできませんでした。',
    '機器の画面を読み取るところからやり直し、ログインしてください。',
  ),
  sign_in_refused: fixedText(
    'ログインしていますが、機器を登録する許可がありません。',
    `許可をIT担当に頼むか、${callHelp}`,
  ),
  sign_in_unavailable: fixedText('会社のログイン画面に、今、つながりません。', waitAndRetry),
  pairing_key_needed: fixedText(
    'この拠点では、機器のペアリングキーが必要です。',
    '機器に付いてきたキーを入力し、もう一度送ってください。',
  ),
  pairing_key_invalid: fixedText(
    'これはペアリングキーではないようです。',
    '機器に付いてきたものと1文字ずつ見比べてください。',
  ),
  approval_rejected: fixedText('IT担当がこの機器を許可しませんでした。', `${leaveOn}${callHelp}`),
  approval_link_invalid: fixedText(
    'このリンクでは判断できません（期限切れかもしれません）。',
    '新しいリンクを頼むか、コマンドで判断してください（docs/operating.mdを参照）。',
  ),
  approval_not_wanted: fixedText(
    'この機器について、今、判断することはありません。',
    'すでに判断されたか、機器が登録し直されました。機器のページで状態を見ることができます。',
  ),
  approver_missing: fixedText(
    '判断する人の名前が必要です。',
    '名前を入力するか、ログインして、もう一度送ってください。',
  ),

  undo_refused: fixedText(
    '取り消しは、登録に使ったスマホから、登録後15分以内だけできます。',
    `${nothingChanged}${callHelp}`,
  ),
  undo_too_late: fixedText(
    'この機器はもう拠点に加わっているため、ここからは取り消せません。',
    `${nothingChanged}取り消しはIT担当に頼んでください。機器のページにそのボタンがあります。`,
  ),
  host_leaving: fixedText(
    'IT担当が今、この機器を拠点から外しています。',
    '操作は必要ありません。登録し直すときは、数分待ってから、もう一度試してください。',
  ),
  host_removed: fixedText(
    'IT担当がこの機器を拠点から外しました。',
    '操作は必要ありません。ここ、またはほかの拠点でまた使うときは、もう一度登録してください。',
  ),
  list_too_long: fixedText(
    '一度に登録する機器が多すぎます。',
    '先にリストの機器を登録し、そのあと残りを登録してください。',
  ),
  practice_full: fixedText(
    '今、練習中の人が多すぎます。',
    '数分待ってから、もう一度試してください。本物の機器には影響しません。',
  ),

  cluster_ambiguous: fixedText(
    'IT担当が作ったこの拠点の設定が2つあり、どちらが正しいかわかりません。',
    `${nothingChanged}${callHelp}`,
  ),
  cluster_deleting: fixedText(
    '今、IT担当がこの拠点の設定を消しています。',
    `${leaveOn}30分後にもう一度試してください。`,
  ),
  cluster_not_ours: fixedText('この拠点の名前は、IT担当が別のことに使っています。', `${nothingChanged}${callHelp}`),
  cluster_in_error: fixedText('この拠点の準備に失敗しました。', `${leaveOn}${callHelp}`),
  host_at_other_site: {
    sentence: ({ site }) =>
      site === undefined
        ? 'この機器は、すでに別の拠点に登録されています。'
        : `この機器は、すでに${site}に登録されています。`,
    nextStep: ({ site }) =>
      site === undefined
        ? '機器が本当にここにあるときは、ヘルプデスクに電話してください。登録先を変えてもらえます。'
        : `機器が${site}にあるときは、することはありません。ここにあるときは、ヘルプデスクに電話してください。登録先を変えてもらえます。`,
  },
  host_in_other_cluster: fixedText(
    'この機器は、すでに別の拠点で動いています。',
    `${isItRight}正しいときは、電源やケーブルを抜かないでください。${callHelp}`,
  ),
  host_registered_elsewhere: fixedText(
    'この機器は、すでにこのアプリ以外の方法で登録されています。',
    `${isItRight}正しいときは、${callHelp}`,
  ),
  host_state_unclear: fixedText('この機器は今、変更の途中で、どの拠点のものかわかりません。', waitAndRetry),
  host_pool_missing: fixedText(
    'この拠点には、複数の種類の機器があります。',
    'この機器がどれかを選び、もう一度登録してください。',
  ),
  host_pool_unknown: fixedText('この機器がこの拠点で何に使われるのか、指定されていません。', callHelp),
  host_pool_full: fixedText(
    'この拠点のこの種類の機器は、すでに上限に達しています。',
    `この機器に指定された種類を確かめてください。正しいときは、${callHelp}`,
  ),
  host_pool_unfit: fixedText(
    'この機器は、登録された用途には使えません。',
    `この機器に指定された種類を確かめてください。正しいときは、${callHelp}`,
  ),
  host_pool_awaited: fixedText(
    '機器の種類が、まだ機器から届いていません。',
    '電源を入れてネットワークにつなぎ、1分ほど待ってからもう一度お試しください。',
  ),
  site_full: {
    sentence: ({ most }) =>
      most === undefined
        ? 'この拠点の機器は、すでに上限に達しています。'
        : `この拠点の機器は、すでに上限（${most}台）に達しています。`,
    nextStep: () => `正しい拠点を選んだか確かめてください。正しいときは、${callHelp}`,
  },
  appliance_unfit: fixedText(
    'この機器はこの拠点には小さすぎるか、IT担当が予定したものを備えていません。',
    `機器と拠点が正しいか確かめてください。どちらも正しいときは、${callHelp}`,
  ),
  kind_not_supported: fixedText('管理システムでは、この種類の拠点を準備できません。', `${retryCannotHelp}${callHelp}`),
  addresses_exhausted: fixedText('この拠点では、新しい機器に使えるネットワークの番号が残っていません。', callHelp),

  palette_unreachable: fixedText('管理システムが今、応答していません。', waitAndRetry),
  palette_slow: fixedText('管理システムの動きが今、とても遅くなっています。', waitAndRetry),
  palette_busy: fixedText('今、多くの機器の登録が重なっています。', waitAndRetry),
  palette_answer_unreadable: fixedText('管理システムからの返事を読み取れませんでした。', waitAndRetry),
  palette_credential_refused: fixedText('このアプリは今、管理システムを使えません。', `${retryCannotHelp}${callHelp}`),
  palette_refused: fixedText('管理システムがこの機器を受け付けませんでした。', `${retryCannotHelp}${callHelp}`),
  pool_change_refused: fixedText('ちょうど今、ほかの人がこの拠点の設定を変更していました。', waitAndRetry),
  site_being_set_up: fixedText(
    'この拠点はまだ準備中です。機器は登録済みで、準備のあとに加わります。',
    `${leaveOn}30分後にもう一度試してください。2回送っても問題ありません。`,
  ),
  profile_not_found: fixedText('IT担当が用意する、この拠点の設定の一部が足りません。', `${retryCannotHelp}${callHelp}`),
  backup_location_gone: fixedText(
    'IT担当が用意する、この拠点のデータの保管先がありません。',
    `${retryCannotHelp}${callHelp}`,
  ),
  outcome_unknown: fixedText('最後の操作がうまくいったか、まだわかりません。', waitAndRetry),

  site_busy: fixedText('今、この拠点の別の機器を登録しています。', waitAndRetry),
  store_unavailable: fixedText('このアプリは今、何も保存できません。', waitAndRetry),
  configuration_missing: {
    sentence: ({ missing }) =>
      missing === undefined
        ? 'このアプリの設定が終わっていないため、機器を登録できません。'
        : `このアプリの設定が終わっていないため、機器を登録できません。足りないもの：${missing}。`,
    nextStep: () => `${leaveOn}IT担当に知らせてください。登録はあとでもできます。`,
  },
  internal: fixedText('システム側で問題が起きました。', `もう一度試してください。また同じときは、${callHelp}`),
};
