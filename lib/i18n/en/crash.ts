/** Apart from the dictionary, because the pages that show it run in the browser and the rest need not travel there. */
export const enCrash = {
  title: 'This page could not be shown',
  sentence: 'Something went wrong on our side. What you sent is not lost: registering again does no harm.',
  again: 'Try again',
  start: 'Go to the start',
  reference: 'Reference',
};
