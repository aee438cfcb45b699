import type { Dictionary } from '../dictionary';

export const arCrash: Dictionary['crash'] = {
  title: 'تعذّر عرض هذه الصفحة',
  sentence: 'حدث خطأ من جهتنا. ما أرسلته لم يضِع: لا ضرر من التسجيل مرة أخرى.',
  again: 'المحاولة مرة أخرى',
  start: 'العودة إلى البداية',
  reference: 'الرقم المرجعي',
};
