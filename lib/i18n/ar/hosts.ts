import { pluralOf } from '../plural';
import type { Texts } from '../texts';
import { countHosts } from './count-hosts';

const countOf = pluralOf('ar');

type Gathering = Parameters<Texts['hosts']['gathering']>[0];

function gathering({ present, coming, needed }: Gathering): string {
  const missing = needed - present - coming;
  if (coming === 0 && missing === 0) {
    return `كل الأجهزة هنا، وعددها ${needed}. عندما تصبح جاهزة، يستمر الموقع في العمل حتى لو تعطّل جهاز.`;
  }
  if (missing === 0) {
    return `مع أجهزة هذه القائمة يكتمل العدد: ${needed} من ${needed}. سيستمر الموقع في العمل حتى لو تعطّل جهاز.`;
  }
  const here =
    coming === 0
      ? `الأجهزة الموجودة هنا: ${present} من ${needed}.`
      : `مع أجهزة هذه القائمة يصبح العدد: ${present + coming} من ${needed}.`;
  return `${here} ما زال ينقص ${countHosts(missing)} كي يستمر الموقع في العمل حتى لو تعطّل جهاز.`;
}

export const arHosts: Texts['hosts'] = {
  title: (count, site) => `${countHosts(count)} للموقع: ${site}`,
  gathering,
  list: 'أجهزة هذه القائمة',
  counts: {
    good: (count) => `تم تسجيلها: ${count}`,
    waiting: (count) => `في الانتظار: ${count}`,
    fresh: (count) => `لم تُسجَّل بعد: ${count}`,
    bad: (count) => `تحتاج إلى تدخّل: ${count}`,
  },
  row: {
    notYet: 'لم يُسجَّل بعد',
    waitsForHosts: 'تم التسجيل، ينتظر أجهزة أخرى',
    expectedAt: (site) => `قسم IT ينتظر هذا الجهاز في الموقع: ${site}.`,
    look: 'عرض الحالة',
    alone: 'تسجيله وحده',
    remove: 'حذف من القائمة',
  },
  add: {
    title: 'إضافة الجهاز التالي',
    label: 'معرّف الجهاز',
    hint: 'تجده على شاشة الجهاز. ويمكنك أيضًا لصقه.',
    action: 'إضافة إلى القائمة',
    sending: 'جارٍ الإضافة…',
    several: 'في هذا النص معرّفات عدة أجهزة: ستُضاف كلها إلى القائمة.',
    ownCamera: 'يمكنك أيضًا استخدام كاميرا الهاتف نفسها: الجهاز الذي تمسح رمزه يُضاف إلى هذه القائمة.',
    twice: 'هذا الجهاز موجود في القائمة.',
    full: (most) => `أقصى عدد من الأجهزة في القائمة الواحدة: ${most}. سجّل هذه الأجهزة أولًا.`,
    another: 'إضافة جهاز آخر',
  },
  register: (count) =>
    countOf(count, {
      one: 'تسجيل هذا الجهاز',
      two: 'تسجيل هذين الجهازين',
      other: `تسجيل هذه الأجهزة (${count})`,
    }),
  again: 'المحاولة مرة أخرى',
  sending: 'جارٍ التسجيل…',
  keys: 'كل جهاز في هذا الموقع يحتاج إلى مفتاح ربط خاص به. سجّل الأجهزة واحدًا واحدًا.',
  pools: 'في هذا الموقع تحدّد نوع كل جهاز. سجّل الأجهزة واحدًا واحدًا.',
  clear: 'إنهاء هذه القائمة',
  clearHint: 'الأجهزة المسجَّلة تبقى مسجَّلة.',
  start: {
    another: 'جهاز آخر هنا',
    join: 'إضافة إلى القائمة',
    joins: (count, site) => `في قائمتك ${countHosts(count)} للموقع: ${site}.`,
    collect: 'عدة أجهزة هنا؟ أضِفها إلى قائمة أولًا',
    ends: (site) => `بذلك تنتهي قائمتك للموقع: ${site}.`,
  },
  none: {
    title: 'لا توجد قائمة هنا',
    sentence: 'لا توجد قائمة في هذا الهاتف، أو لا يُسمح لك بعرضها. سجّل الأجهزة واحدًا بعد الآخر: هذا ممكن دائمًا.',
    action: 'تسجيل جهاز واحد',
  },
};
