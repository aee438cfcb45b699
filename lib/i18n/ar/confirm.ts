import type { Texts } from '../texts';
import { countHosts } from './count-hosts';

export const arConfirm: Texts['confirm'] = {
  title: 'هل هذا صحيح؟',
  host: 'هذا الجهاز',
  site: 'سيُسجَّل في',
  otherHost: 'جهاز آخر',
  otherSite: 'موقع آخر',
  words: 'المعرّف بكلمتين',
  isExpected: 'قسم IT ينتظر هذا الجهاز هنا.',
  outlook: {
    first: (site) => `هذا أول جهاز في الموقع ${site}. سيتم إعداده تلقائيًا خلال 20 دقيقة تقريبًا.`,
    firstOf: (site, needed) =>
      `هذا أول جهاز في الموقع ${site}. يبدأ الإعداد عندما تصل كل الأجهزة المطلوبة، وعددها ${needed}.`,
    gathers: ({ site, present, needed, missing }) =>
      `الأجهزة الموجودة في الموقع ${site} حتى الآن: ${present} من ${needed}. بعد هذا الجهاز ينقص ${countHosts(missing)}.`,
    completes: ({ site, present, needed }) =>
      `الأجهزة الموجودة في الموقع ${site} حتى الآن: ${present} من ${needed}. بهذا الجهاز يكتمل العدد.`,
    joins: (site, present) =>
      `في الموقع ${site} الآن ${countHosts(present)}. سينضم هذا الجهاز إلى الموقع ويتم إعداده تلقائيًا.`,
    here: (site) => `هذا الجهاز مسجَّل من قبل في الموقع ${site}. يمكنك عرض حالته.`,
    asks: 'نسأل قسم IT أولًا. يبدأ إعداد الجهاز بعد موافقتهم.',
    unknown: 'سنسجّل الجهاز، ثم يتم إعداده تلقائيًا. يمكنك متابعة ذلك في الصفحة التالية.',
  },
  farAway: (distance) => `يبدو أن هذا الهاتف بعيد عن هذا الموقع (نحو ${distance}). هل هو الموقع الصحيح؟`,
  nameTitle: 'إعطاء الجهاز اسمًا (اختياري)',
  nameLabel: 'اسم هذا الجهاز',
  nameHint: 'مثل till-2 أو back-office. حروف وأرقام إنجليزية ونقاط وشرطات فقط.',
  poolQuestion: 'ما نوع هذا الجهاز؟',
  keyLabel: 'مفتاح الربط',
  keyLabelOptional: 'مفتاح الربط (اختياري)',
  keyHint: 'استلمته مع الجهاز. نحن لا نحفظه أبدًا: اكتبه من جديد كلما عادت هذه الصفحة.',
  action: (site) => `نعم، التسجيل في ${site}`,
  sending: 'جارٍ التسجيل…',
  registeredBefore: 'هل سُجِّل من قبل؟ عرض حالته',
};
