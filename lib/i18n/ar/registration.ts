import { pluralOf } from '../plural';
import type { Texts } from '../texts';
import { countHosts } from './count-hosts';

const count = pluralOf('ar');

type States = Texts['registration']['states'];
type StateValues = Parameters<States['queued']['sentence']>[0];

function company({ together }: StateValues): string {
  return together > 1 ? `عدد الأجهزة التي يجري تسجيلها هنا الآن: ${together}، وجهازك من بينها. ` : '';
}

/** What is told as long as all is well, unless the host has to wait or was left. */
function goesOn({ hasToWait, isLate }: StateValues, usually: string): string {
  if (isLate) return 'يستغرق هذا وقتًا أطول مما يجب.';
  return hasToWait ? 'على الجهاز أن ينتظر دوره.' : usually;
}

function turn(seconds: number): string {
  if (seconds <= 10) return 'يأتي دورك بعد بضع ثوانٍ.';
  if (seconds < 95) return `يأتي دورك بعد ${Math.ceil(seconds / 10) * 10} ثانية تقريبًا.`;
  const minutes = Math.round(seconds / 60);
  const words = count(minutes, { two: 'دقيقتين', few: `${minutes} دقائق`, other: `${minutes} دقيقة` });
  return `يأتي دورك بعد ${words} تقريبًا.`;
}

export const arRegistration: Texts['registration'] = {
  states: {
    waiting_for_approval: {
      title: 'في انتظار قسم IT',
      sentence: ({ site }) => `سألنا قسم IT إن كان إعداد هذا الجهاز مسموحًا. لن يتم أي شيء قبل ردّهم. الموقع: ${site}.`,
    },
    queued: {
      title: 'تم الاستلام',
      sentence: (values) => company(values) + goesOn(values, 'سيأتي دور هذا الجهاز بعد لحظات.'),
    },
    registering: {
      title: 'جارٍ تسجيل الجهاز',
      sentence: (values) => company(values) + goesOn(values, 'يستغرق هذا بضع ثوانٍ.'),
    },
    waiting_for_hosts: {
      title: 'تم التسجيل',
      sentence: ({ missing }) =>
        missing === 1
          ? 'ما زال ينقص هنا جهاز واحد. امسح الآن رمز QR الخاص به، ثم يبدأ الباقي تلقائيًا.'
          : `ما زال ينقص هنا ${countHosts(missing)}. امسح الآن رمز QR الخاص بكل جهاز، ثم يبدأ الباقي تلقائيًا.`,
    },
    joining: {
      title: 'تم التسجيل',
      sentence: (values) => company(values) + goesOn(values, `تجري الآن إضافة الجهاز إلى الموقع: ${values.site}.`),
    },
    setting_up: {
      title: 'قيد الإعداد',
      sentence: () => 'كل شيء يسير تلقائيًا. لا تطفئ الجهاز ولا تفصل عنه أي كابل.',
    },
    ready: {
      title: 'جاهز',
      sentence: ({ site }) => `لا يلزم أي شيء آخر. هذا الجهاز يعمل الآن في الموقع: ${site}.`,
    },
    needs_attention: {
      title: 'يحتاج إلى تدخّل',
      sentence: () => 'الجهاز في أمان كما هو. لا تطفئه.',
    },
  },
  turn,
  calling: {
    title: 'تم التسجيل',
    sentence: 'ننتظر الآن أن يتصل الجهاز بالنظام. لا تطفئه ولا تفصل عنه أي كابل.',
  },
  silent: {
    title: 'لم يتصل الجهاز بالنظام بعد',
    sentence: 'الجهاز مسجَّل، لكن لا يصلنا منه شيء. تحقّق من ثلاثة أمور من فضلك.',
    usually: 'عادةً خلال 5 دقائق.',
  },
  slow: {
    title: 'ما زال قيد الإعداد',
    sentence: 'يستغرق هذا وقتًا أطول من المعتاد. لا تطفئ الجهاز ولا تفصل عنه أي كابل.',
    help: 'إذا لم يصبح جاهزًا بعد ساعة أخرى، فاتصل بالدعم الفني.',
  },
  weak: {
    title: 'ربما يكون هذا الجهاز أضعف من المطلوب',
    sentence: 'على الأرجح لن يصبح جاهزًا هكذا. لا تطفئه، وأخبر قسم IT بذلك.',
    help: 'اتصل الآن: قسم IT يقرر إن كنت ستحصل على جهاز آخر.',
    cpus: (has, needs) => `عدد المعالجات في هذا الجهاز: ${has}، والمطلوب: ${needs}.`,
    memory: (has, needs) => `ذاكرة هذا الجهاز: ${has} غيغابايت، والمطلوب: ${needs} غيغابايت.`,
    disk: (has, needs) => `قرص التخزين في هذا الجهاز: ${has} غيغابايت، والمطلوب: ${needs} غيغابايت.`,
  },
  changing: {
    title: 'قيد التغيير',
    sentence: 'كان هذا الجهاز جاهزًا من قبل. يجري الآن تغيير شيء هنا، ويتم ذلك تلقائيًا.',
  },
  leaving: { title: 'يقوم قسم IT بإخراجه', sentence: 'قريبًا لن يكون تابعًا لهذا الموقع.' },
  removed: { title: 'أخرجه قسم IT', sentence: 'لم يعد تابعًا لهذا الموقع.' },
  unfinished: { title: 'لم يكتمل بعد', sentence: 'ما تم حتى الآن محفوظ.' },
  progress: 'مراحل التقدم',
  steps: {
    asked: {
      title: 'سألنا قسم IT',
      done: 'ردّ قسم IT',
      hint: 'تُكمل هذه الصفحة تلقائيًا عندما يصل الرد.',
    },
    registered: { title: 'تسجيل الجهاز', done: 'تم التسجيل', hint: 'يستغرق بضع ثوانٍ.' },
    called_home: {
      title: 'اتصال الجهاز بالنظام',
      done: 'اتصل الجهاز بالنظام',
      hint: 'عادةً خلال 5 دقائق. هل الجهاز يعمل، وهل كابل الشبكة موصول؟',
    },
    set_up: {
      title: 'إعداد الجهاز',
      done: 'تم الإعداد',
      hint: 'عادةً من 20 إلى 40 دقيقة. قد يُعاد تشغيل الجهاز وقد تنطفئ شاشته: هذا طبيعي.',
    },
    ready: { title: 'جاهز', done: 'جاهز', hint: '' },
  },
  took: (time) => `المدة: ${time}`,
  after: (time) => `مدة الانتظار: ${time}`,
  soFar: (time) => `المدة حتى الآن: ${time}`,
  soFarSince: (moment, time) => `منذ ${moment}، المدة حتى الآن: ${time}`,
  waitsForHosts: 'يبدأ عندما تصل كل أجهزة هذا الموقع.',
  status: { done: 'تم', current: 'الآن', upcoming: 'لاحقًا' },
  hosts: 'أجهزة هذا الموقع',
  hostsHere: (present, needed) => `الأجهزة الموجودة هنا: ${present} من ${needed}`,
  survives: (missing, broken) => {
    const end = `الموقع في العمل حتى لو تعطّل ${countHosts(broken)}.`;
    if (missing === 0) return `كل الأجهزة هنا: سيستمر ${end}`;
    return `ما زال ينقص ${countHosts(missing)} كي يستمر ${end}`;
  },
  checks: {
    title: 'ثلاثة أمور للتحقق منها',
    cable: {
      title: 'هل كابل الشبكة موصول؟',
      text: 'ادفع طرفي الكابل حتى تسمع نقرة. يجب أن يضيء أو يومض ضوء صغير بجانب الكابل.',
    },
    power: {
      title: 'هل الجهاز يعمل؟',
      text: 'يجب أن يضيء ضوء على الجهاز. إذا لم تجده، فتحقّق من كابل الكهرباء واضغط زر التشغيل مرة واحدة.',
    },
    screen: {
      title: 'هل يظهر هذا المعرّف على شاشته؟',
      text: (end) =>
        `في السطر الذي يبدأ بكلمة «MachineID» يجب أن تكون نهاية المعرّف: ${end}. إذا كانت مختلفة، فقد سجّلت جهازًا آخر: اتصل بالدعم الفني.`,
    },
    next: 'الأمور الثلاثة صحيحة، ولا يصلنا شيء؟ اتصل بالدعم الفني.',
  },
  lastChecked: 'آخر تحقق: {age}',
  offline: 'لا يوجد اتصال بالإنترنت. ستُكمل هذه الصفحة تلقائيًا عندما يعود.',
  closeable: 'يمكنك إغلاق هذه الصفحة. للعودة إليها، افتحها من سجل المتصفح أو اكتب معرّف الجهاز.',
  goOn: { sentence: 'ربما توقّف هذا التسجيل.', action: 'متابعة' },
  again: 'المحاولة مرة أخرى',
  againAfterFix: 'حُلّت المشكلة؟ حاول مرة أخرى',
  host: 'الجهاز',
  site: 'الموقع',
  unknown: {
    title: 'غير مسجَّل هنا',
    sentence: 'لم يسجّل أحد هذا الجهاز بعد، أو لا يُسمح لك بعرضه هنا. يستغرق تسجيله دقيقة واحدة.',
    action: 'تسجيل هذا الجهاز',
    prove: 'هل سجّلته بنفسك؟ عرّف بنفسك أولًا، ثم تعرض هذه الصفحة حالته.',
  },
};
