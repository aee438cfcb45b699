/** Practice: the same pages, nothing real. */
export const enPractice = {
  name: 'Practice',
  pageTitle: (title: string) => `Practice – ${title}`,
  /** One short word, in capitals where the script has them: it lies across every page. */
  mark: 'PRACTICE',
  /** In front of what is shared, copied or printed. */
  textMark: 'PRACTICE – NOT REAL',
  banner: 'Practice: nothing here is real. Time runs faster.',
  screens: 'Practice hosts',
  leave: 'Leave practice',
  start: {
    title: 'Practise first',
    sentence: 'Register a host that does not exist. You cannot break anything here.',
    action: 'Start with a practice host',
    sending: 'Getting a host…',
  },
  /** On the real start page. */
  offer: 'Practise with a host that does not exist',
};
