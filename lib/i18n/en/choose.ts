/** The second step: at which site? */
export const enChoose = {
  title: 'Where does this host stand?',
  count: (count: number) => (count === 1 ? '1 site' : `${count} sites`),
  lastSite: 'Where you were last',
  movedTo: (site: string) => `Moved to ${site}`,
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
    closed: 'Closed',
    moved: 'Moved. Ask IT where to.',
  },
  near: {
    action: 'Sites near me',
    results: 'Nearest sites',
    finding: 'Finding out where this phone is. You can search in the meantime.',
    denied: 'This phone is not allowed to say where it is. Search for the site.',
    unknown: 'This phone cannot find out where it is. Search for the site.',
    none: 'No site within 100 km of here. Search for the site.',
    tooOften: 'That was asked too often. Wait a minute, or search for the site.',
  },
};
