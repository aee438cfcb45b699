import type { Texts } from '../texts';

export const arCrash: Texts['crash'] = {
  title: 'تعذّر عرض هذه الصفحة',
  sentence: 'حدث خطأ من جهتنا. ما أرسلته لم يضِع: لا ضرر من التسجيل مرة أخرى.',
  again: 'المحاولة مرة أخرى',
  start: 'العودة إلى البداية',
  reference: 'الرقم المرجعي',
};
