/** Practice: the same pages, nothing real. */
export const enPractice = {
  pageTitle: (title: string) => `Practice – ${title}`,
  /** One short word, in capitals where the script has them: it lies across every page. */
  mark: 'PRACTICE',
  banner: 'Practice: nothing here is real. Time runs faster.',
  leave: 'Leave practice',
  start: {
    title: 'Practise first',
    sentence: 'Register a host that does not exist. You cannot break anything here.',
    action: 'Start with a practice host',
    sending: 'Getting a host…',
    screens: 'Show the screens of practice hosts',
  },
  /** On the real start page. */
  offer: 'Practise with a host that does not exist',
};
