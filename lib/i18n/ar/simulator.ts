import type { Texts } from '../texts';

/** Read by IT: what Palette calls things stands beside the Arabic word. */
export const arSimulator: Texts['simulator'] = {
  title: 'محاكي الأجهزة',
  introduction: 'تحلّ هذه الشاشات محل شاشات الأجهزة الحقيقية. امسح رمزًا بهاتف، أو افتحه هنا مباشرة.',
  newHost: 'تشغيل جهاز جديد',
  smallHost: 'تشغيل جهاز أضعف من المطلوب',
  starting: 'جارٍ التشغيل…',
  none: 'لا يوجد جهاز يعمل بعد.',
  open: 'فتح ما في الرمز',
  status: 'عرض الحالة',
  console: (hostId) => `شاشة ${hostId}`,
  qr: (url) => `رمز QR: ${url}`,
  scan: 'امسح هذا الرمز لتسجيل الجهاز.',
  palette: 'ما يوجد في Palette',
  hosts: 'الأجهزة (edge hosts)',
  clusters: 'المجموعات (clusters)',
  nothing: 'لا شيء بعد.',
};
