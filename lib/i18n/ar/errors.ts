import type { Dictionary } from '../dictionary';
import { fixedText } from '../error-text';
import { pluralOf } from '../plural';

const count = pluralOf('ar');

/** Also stands right behind the letter ف, which Arabic joins to the word. */
const callHelp = 'اتصل بالدعم الفني واقرأ لهم الرقم المرجعي أدناه.';
const waitAndRetry = 'انتظر دقيقة، ثم حاول مرة أخرى. لا ضرر من الإرسال مرتين.';

/** What comes after “wait”. */
function sayWait(seconds: string | undefined): string {
  if (seconds === undefined) return 'دقيقة';
  return count(Number(seconds), {
    one: 'ثانية واحدة',
    two: 'ثانيتين',
    few: `${seconds} ثوانٍ`,
    other: `${seconds} ثانية`,
  });
}

/** One entry per code of the catalogue, in its order. */
export const arErrors: Dictionary['errors'] = {
  host_id_missing: fixedText('لا يوجد معرّف للجهاز بعد.', 'امسح رمز QR على شاشة الجهاز، أو اكتب المعرّف الذي يظهر تحته.'),
  host_id_invalid: fixedText(
    'هذا لا يبدو معرّف جهاز.',
    'قارنه بشاشة الجهاز حرفًا حرفًا. في المعرّف حروف وأرقام إنجليزية والعلامتان - و _ فقط، بدون مسافات.',
  ),
  host_id_filler: fixedText(
    'ليس لهذا الجهاز معرّف خاص به: الشركة المصنّعة تركت الخانة فارغة، فتبدو كل هذه الأجهزة متشابهة.',
    'اترك هذا الجهاز الآن. اطلب من قسم IT أن يعطيه اسمًا بالإعداد stylus.site.name، ثم امسح رمزه مرة أخرى.',
  ),
  host_id_reserved: fixedText(
    'هذه الكلمة لا يمكن أن تكون معرّف جهاز.',
    'قارنها بشاشة الجهاز. إذا كانت مطابقة، فاطلب من قسم IT تغيير الإعداد stylus.site.name.',
  ),
  host_blocked: fixedText('أوقف قسم IT استخدام هذا الجهاز.', `اتركه مطفأً. إذا لزم استخدامه من جديد، ف${callHelp}`),
  host_not_expected: fixedText(
    'لا ينتظر قسم IT هذا الجهاز في هذا الموقع.',
    `تأكد من أنك مسحت رمز الجهاز الصحيح واخترت الموقع الصحيح. إذا كانا صحيحين، ف${callHelp}`,
  ),
  host_name_invalid: fixedText(
    'لا يمكن استخدام هذا الاسم للجهاز.',
    'اكتب 63 حرفًا على الأكثر: حروف وأرقام إنجليزية ونقاط وشرطات، في أولها وآخرها حرف أو رقم. أو اترك الخانة فارغة.',
  ),
  site_missing: fixedText('لم يتم اختيار موقع بعد.', 'اختر الموقع الذي يوجد فيه هذا الجهاز.'),
  site_unknown: fixedText(
    'لا نعرف هذا الموقع.',
    'ابحث عنه بالاسم أو الشارع أو المدينة. إذا لم تجده، فاتصل بالدعم الفني.',
  ),
  site_closed: fixedText(
    'هذا الموقع مغلق، فلا يمكن تسجيل أي جهاز فيه.',
    'اختر موقعًا آخر. إذا كان هذا الموقع قد فُتح من جديد، فاتصل بالدعم الفني.',
  ),
  site_moved: {
    sentence: ({ to }) => (to === undefined ? 'انتقل هذا الموقع إلى مكان آخر.' : `انتقل هذا الموقع إلى: ${to}.`),
    nextStep: ({ to }) => (to === undefined ? 'اختر الموقع الجديد.' : `إذا كان الجهاز هناك، فاختر الموقع: ${to}.`),
  },
  query_invalid: fixedText('لم نتمكن من قراءة هذا العنوان.', 'ارجع إلى البداية وامسح رمز الجهاز مرة أخرى.'),
  body_too_large: fixedText('النموذج أكبر من المسموح.', 'ارجع إلى البداية واملأه من جديد.'),
  body_invalid: fixedText('لم نتمكن من قراءة النموذج.', 'ارجع إلى البداية واملأه من جديد.'),
  content_type_unsupported: fixedText(
    'تم إرسال النموذج بطريقة لا نستطيع قراءتها.',
    'افتح هذه الصفحة في متصفح هاتفك وأرسله مرة أخرى.',
  ),
  cross_origin: fixedText(
    'جاء النموذج من صفحة ويب أخرى، لذلك لم يتم أي شيء.',
    'امسح رمز QR على شاشة الجهاز، وسجّل الجهاز في الصفحة التي تُفتح.',
  ),
  timer_refused: fixedText(
    'هذا العنوان مخصص لمؤقّت هذا التطبيق، وهو وحده يعرف كلمة السر.',
    'ليس عليك فعل شيء هنا. قسم IT هو من يحدد كلمة السر: راجع docs/operating.md.',
  ),
  not_registered: fixedText('هذا الجهاز غير مسجَّل هنا.', 'سجّله الآن: يستغرق ذلك دقيقة واحدة.'),

  access_needed: fixedText(
    'لا نعرف بعد إن كان مسموحًا لك بتسجيل الأجهزة.',
    'افتح كاميرا هاتفك وامسح رمز QR على شاشة الجهاز مرة أخرى.',
  ),
  form_expired: fixedText(
    'بقيت هذه الصفحة مفتوحة مدة طويلة، لذلك لم يُرسَل أي شيء.',
    'افتح كاميرا هاتفك وامسح رمز QR على شاشة الجهاز مرة أخرى.',
  ),
  link_invalid: fixedText(
    'الرمز الذي مسحته غير صالح هنا.',
    'امسح الرمز على شاشة الجهاز مرة أخرى. إذا ظهرت هذه الرسالة من جديد، فاتصل بالدعم الفني: ربما استُبدل الرمز.',
  ),
  link_expired: fixedText(
    'انتهت صلاحية الرمز الذي مسحته.',
    'لا تطفئ الجهاز، واتصل بالدعم الفني: يمكنهم السماح لك بطريقة أخرى.',
  ),
  link_full: fixedText('تم تسجيل كل الأجهزة المخطط لها بهذا الرمز.', `لا تطفئ الجهاز. ${callHelp}`),
  pin_refused: fixedText(
    'الموقع ورقم PIN لا يتطابقان.',
    'تحقّق من الاثنين، ثم اكتبهما مرة أخرى. يمكن للدعم الفني أن يخبرك برقم PIN لموقعك.',
  ),
  too_many_attempts: {
    sentence: () => 'تكررت المحاولة مرات كثيرة.',
    nextStep: ({ seconds }) => `انتظر ${sayWait(seconds)}، ثم حاول مرة أخرى.`,
  },
  too_many_requests: {
    sentence: () => 'وصلت طلبات كثيرة في وقت واحد، لذلك لم يتم أي شيء.',
    nextStep: ({ seconds }) => `انتظر ${sayWait(seconds)}، ثم حاول مرة أخرى. لا ضرر من الإرسال مرتين.`,
  },
  sign_in_failed: fixedText(
    'لم ينجح الدخول بالحساب.',
    'ابدأ من جديد عند الجهاز: امسح الرمز على شاشته، ثم ادخل بحسابك.',
  ),
  sign_in_refused: fixedText(
    'لقد دخلت بحسابك، لكن غير مسموح لك بتسجيل الأجهزة.',
    `اطلب الإذن من قسم IT، أو ${callHelp}`,
  ),
  sign_in_unavailable: fixedText('الدخول بحساب الشركة لا يعمل في الوقت الحالي.', waitAndRetry),
  pairing_key_needed: fixedText(
    'هذا الموقع يطلب مفتاح ربط الجهاز.',
    'اكتب المفتاح الذي استلمته مع الجهاز، ثم أرسل مرة أخرى.',
  ),
  pairing_key_invalid: fixedText('هذا لا يبدو مفتاح ربط.', 'قارنه حرفًا حرفًا بالمفتاح الذي استلمته مع الجهاز.'),
  approval_rejected: fixedText('لم يسمح قسم IT بهذا الجهاز.', `لا تطفئ الجهاز. ${callHelp}`),
  approval_link_invalid: fixedText(
    'لا يمكنك اتخاذ القرار بهذا الرابط، أو لم يعد ذلك ممكنًا.',
    'اطلب رابطًا جديدًا، أو اتخذ القرار من سطر الأوامر: راجع docs/operating.md.',
  ),
  approval_not_wanted: fixedText(
    'لا يوجد قرار مطلوب بشأن هذا الجهاز، أو لم يعد مطلوبًا.',
    'هناك من اتخذ القرار، أو سُجِّل الجهاز من جديد بعد ذلك. صفحة الجهاز تعرض حالته.',
  ),
  approver_missing: fixedText('يجب أن نعرف من يتخذ القرار.', 'اكتب اسمك أو ادخل بحسابك، ثم أرسل مرة أخرى.'),

  undo_refused: fixedText(
    'لا يمكن إلغاء التسجيل إلا من الهاتف الذي سجّل الجهاز، وخلال 15 دقيقة فقط.',
    `لم يتغيّر أي شيء. ${callHelp}`,
  ),
  undo_too_late: fixedText(
    'أصبح الجهاز تابعًا للموقع، فلا يمكن إلغاء تسجيله من هنا.',
    'لم يتغيّر أي شيء. اطلب الإلغاء من قسم IT: يوجد زر لذلك في صفحة الجهاز.',
  ),
  list_too_long: fixedText('هذا عدد كبير من الأجهزة دفعة واحدة.', 'سجّل أولًا أجهزة القائمة، ثم تابع مع الأجهزة الأخرى.'),
  practice_full: fixedText(
    'عدد المتدربين الآن كبير جدًا.',
    'انتظر بضع دقائق، ثم حاول مرة أخرى. لا شيء حقيقي يتأثر هنا.',
  ),

  cluster_ambiguous: fixedText(
    'لدى قسم IT إعدادان لهذا الموقع، ولا نعرف أيهما الصحيح.',
    `لم يتغيّر أي شيء. ${callHelp}`,
  ),
  cluster_deleting: fixedText('قسم IT يزيل إعداد هذا الموقع الآن.', 'لا تطفئ الجهاز، وحاول مرة أخرى بعد نصف ساعة.'),
  cluster_not_ours: fixedText('يستخدم قسم IT اسم هذا الموقع لشيء آخر.', `لم يتغيّر أي شيء. ${callHelp}`),
  cluster_in_error: fixedText('فشل إعداد هذا الموقع.', `لا تطفئ الجهاز. ${callHelp}`),
  host_at_other_site: {
    sentence: ({ site }) =>
      site === undefined ? 'هذا الجهاز مسجَّل من قبل لموقع آخر.' : `هذا الجهاز مسجَّل من قبل للموقع: ${site}.`,
    nextStep: ({ site }) =>
      site === undefined
        ? 'إذا كان الجهاز هنا فعلًا، فاتصل بالدعم الفني: يمكنهم نقله.'
        : `إذا كان الجهاز هنا فعلًا، فاتصل بالدعم الفني: يمكنهم نقله. ولا يلزم شيء إذا كان الجهاز في الموقع: ${site}.`,
  },
  host_in_other_cluster: fixedText(
    'هذا الجهاز مستخدَم حاليًا في موقع آخر.',
    `تأكد من أنك مسحت رمز الجهاز الصحيح. إذا كان هو الجهاز الصحيح، فلا تفصل عنه أي كابل. ${callHelp}`,
  ),
  host_registered_elsewhere: fixedText(
    'هذا الجهاز مسجَّل من قبل خارج هذا التطبيق.',
    `تأكد من أنك مسحت رمز الجهاز الصحيح. إذا كان هو الجهاز الصحيح، ف${callHelp}`,
  ),
  host_state_unclear: fixedText('حالة هذا الجهاز تتغيّر الآن، ولا نعرف إلى أي موقع ينتمي.', waitAndRetry),
  site_full: {
    sentence: ({ most }) =>
      most === undefined
        ? 'اكتمل عدد الأجهزة المسموح به في هذا الموقع.'
        : `اكتمل عدد الأجهزة المسموح به في هذا الموقع (${most}).`,
    nextStep: () => `تأكد من أنك اخترت الموقع الصحيح. إذا كان صحيحًا، ف${callHelp}`,
  },
  addresses_exhausted: fixedText('لم يبق عنوان شبكة لجهاز آخر في هذا الموقع.', callHelp),

  palette_unreachable: fixedText('نظام الإدارة لا يستجيب في الوقت الحالي.', waitAndRetry),
  palette_slow: fixedText('نظام الإدارة بطيء جدًا في الوقت الحالي.', waitAndRetry),
  palette_busy: fixedText('يجري تسجيل أجهزة كثيرة في الوقت الحالي.', waitAndRetry),
  palette_answer_unreadable: fixedText('أرسل نظام الإدارة ردًّا لم نتمكن من قراءته.', waitAndRetry),
  palette_credential_refused: fixedText(
    'غير مسموح لهذا التطبيق باستخدام نظام الإدارة في الوقت الحالي.',
    `تكرار المحاولة لن يفيد. ${callHelp}`,
  ),
  palette_refused: fixedText('رفض نظام الإدارة هذا الجهاز.', `تكرار المحاولة لن يفيد. ${callHelp}`),
  pool_change_refused: fixedText('كان شخص آخر يغيّر الموقع في اللحظة نفسها.', waitAndRetry),
  site_being_set_up: fixedText(
    'ما زال إعداد هذا الموقع جاريًا. الجهاز مسجَّل، وسينضم إلى الموقع بعد ذلك.',
    'لا تطفئ الجهاز. حاول مرة أخرى بعد نصف ساعة. لا ضرر من الإرسال مرتين.',
  ),
  profile_not_found: fixedText('ينقص جزء من إعداد هذا الموقع لدى قسم IT.', `تكرار المحاولة لن يفيد. ${callHelp}`),
  outcome_unknown: fixedText('لا نعرف بعد إن كانت الخطوة الأخيرة قد نجحت.', waitAndRetry),

  site_busy: fixedText('يجري الآن تسجيل جهاز آخر من هذا الموقع.', waitAndRetry),
  store_unavailable: fixedText('لا يستطيع هذا التطبيق حفظ أي شيء في الوقت الحالي.', waitAndRetry),
  configuration_missing: {
    sentence: ({ missing }) =>
      missing === undefined
        ? 'لم يكتمل إعداد هذا التطبيق، لذلك لا يستطيع تسجيل الأجهزة.'
        : `لم يكتمل إعداد هذا التطبيق، لذلك لا يستطيع تسجيل الأجهزة. ينقصه: ${missing}.`,
    nextStep: () => 'لا تطفئ الجهاز، وأخبر قسم IT بذلك. يمكنك العودة وتسجيله لاحقًا.',
  },
  internal: fixedText('حدث خطأ من جهتنا.', `حاول مرة أخرى. إذا تكرر الخطأ، ف${callHelp}`),
};
