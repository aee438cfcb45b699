/** The second step: at which site? */
export const enChoose = {
  title: 'Where does this host stand?',
  count: (count: number) => (count === 1 ? '1 site' : `${count} sites`),
  search: {
    label: 'Find the site',
    hint: 'Name, street, town or number',
    action: 'Search',
    results: 'Sites',
    none: 'No site found. Try a shorter word, or only the town.',
    noneAtAll: 'There are no sites yet. Tell IT.',
    failed: 'The search does not answer. Check the connection, then tap Search.',
    more: 'There are more sites. Type part of the name to find yours.',
    tooMany: 'Type at least two letters to find your site.',
  },
};
