import type { Texts } from '../texts';

export const arPractice: Texts['practice'] = {
  name: 'تدريب',
  pageTitle: (title) => `تدريب – ${title}`,
  mark: 'تدريب',
  textMark: 'تدريب – ليس حقيقيًا',
  banner: 'تدريب: لا شيء هنا حقيقي. الوقت يمر أسرع.',
  screens: 'أجهزة التدريب',
  leave: 'الخروج من التدريب',
  start: {
    title: 'تدرّب أولًا',
    sentence: 'سجّل جهازًا غير موجود في الواقع. لا يمكنك إفساد أي شيء هنا.',
    action: 'البدء بجهاز تدريب',
    sending: 'جارٍ تجهيز جهاز…',
  },
  offer: 'تدرّب على جهاز غير حقيقي',
};
