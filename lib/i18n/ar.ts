import { arAccess } from './ar/access';
import { arChoose } from './ar/choose';
import { arConfirm } from './ar/confirm';
import { arCrash } from './ar/crash';
import { arEnter } from './ar/enter';
import { arErrors } from './ar/errors';
import { arHosts } from './ar/hosts';
import { arKeep } from './ar/keep';
import { arPoster } from './ar/poster';
import { arPractice } from './ar/practice';
import { arRegistration } from './ar/registration';
import { arReport } from './ar/report';
import { arScan } from './ar/scan';
import { arSimulator } from './ar/simulator';
import { arUndo } from './ar/undo';
import { isolateValues } from './isolate';
import type { Texts } from './texts';

const isolated = isolateValues<Texts>({
  language: 'ar',
  direction: 'rtl',
  access: arAccess,
  errors: arErrors,
  crash: arCrash,
  registration: arRegistration,
  scan: arScan,
  hosts: arHosts,
  keep: arKeep,
  undo: arUndo,
  poster: arPoster,
  practice: arPractice,
  report: arReport,
  simulator: arSimulator,
  common: {
    skip: 'الانتقال إلى المحتوى',
    start: 'العودة إلى البداية',
    reference: 'الرقم المرجعي',
    problem: 'توجد مشكلة',
    hostId: 'معرّف الجهاز',
    hostIdEnd: 'نهاية المعرّف',
    productName: 'تسجيل الأجهزة',
    language: 'اللغة',
  },
  banners: {
    simulator: 'وضع التدريب: لا يُسجَّل أي شيء حقيقي.',
    simulatorLink: 'المحاكي',
    open: 'الدخول مفتوح: كل من يصل إلى هذه الصفحة يمكنه تسجيل أجهزة.',
  },
  support: {
    title: 'هل تحتاج إلى مساعدة؟',
    call: (phone) => `اتصال: ${phone}`,
    write: (email) => `مراسلة: ${email}`,
  },
  legal: {
    imprint: 'بيانات الناشر',
    privacy: 'الخصوصية',
    terms: 'شروط الاستخدام',
    accessibility: 'إمكانية الوصول',
  },
  enter: arEnter,
  choose: arChoose,
  confirm: arConfirm,
  notFound: {
    title: 'هذه الصفحة غير موجودة',
    sentence: 'امسح رمز QR على شاشة الجهاز مرة أخرى، أو ابدأ بكتابة المعرّف.',
  },
  unavailable: {
    title: 'غير جاهز بعد',
  },
});

/** What IT copies or taps out of a report: a mark right behind it would become part of the ID or of the link. */
const { host, reference, page } = arReport.lines;

/**
 * Arabic. Buttons are nouns of action (تسجيل), sentences speak in the plain imperative. Values come last or behind a colon
 * where they can, so that Latin names break no sentence; digits are Western, as `Intl` writes them for `ar`.
 *
 * host: الجهاز · its ID: معرّف الجهاز · site: الموقع; where a phone is: مكان · register: تسجيل · being set up: قيد الإعداد ·
 * ready: جاهز · needs attention: يحتاج إلى تدخّل · take back: إلغاء التسجيل · call home: اتصل بالنظام · leave it switched on:
 * لا تطفئ الجهاز · help desk: الدعم الفني · IT: قسم IT · reference: الرقم المرجعي · PIN: رقم PIN · code: الرمز, always with it
 * to scan: امسح, which alone may mean to erase · pairing key: مفتاح الربط · tag: بطاقة · by itself: تلقائيًا · practice: تدريب
 */
export const ar: Texts = {
  ...isolated,
  report: { ...isolated.report, lines: { ...isolated.report.lines, host, reference, page } },
};
