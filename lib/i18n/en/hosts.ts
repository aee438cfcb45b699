/** How many of the hosts that a site starts with are there. */
interface Gathering {
  readonly present: number;
  /** Of those on the list that are not registered yet, as many as the site still needs. */
  readonly coming: number;
  readonly needed: number;
}

/** “2 of 3 hosts are here. One more and this site survives a broken host.” */
function gathering({ present, coming, needed }: Gathering): string {
  const missing = needed - present - coming;
  const then = missing === 1 ? 'One more and' : `${missing} more and`;
  if (coming === 0 && missing === 0) {
    return `All ${needed} hosts are here. As soon as they are ready, this site survives a broken host.`;
  }
  if (missing === 0)
    return `With ${coming === 1 ? 'this one' : 'these'} it is ${needed} of ${needed}: this site will survive a broken host.`;
  const these = coming === 1 ? 'this one' : 'these';
  const here =
    coming === 0 ? `${present} of ${needed} hosts are here.` : `With ${these} it is ${present + coming} of ${needed}.`;
  return `${here} ${then} this site survives a broken host.`;
}

/** Several hosts at one site, registered together. */
export const enHosts = {
  title: (count: number, site: string) => (count === 1 ? `1 host for ${site}` : `${count} hosts for ${site}`),
  gathering,
  list: 'Hosts on this list',
  counts: {
    good: (count: number) => `Registered: ${count}`,
    waiting: (count: number) => `Waiting: ${count}`,
    fresh: (count: number) => `Not registered yet: ${count}`,
    bad: (count: number) => `Needs attention: ${count}`,
  },
  row: {
    notYet: 'Not registered yet',
    waitsForHosts: 'Registered, waits for more hosts',
    expectedAt: (site: string) => `IT expects this host at ${site}.`,
    look: 'See how it stands',
    alone: 'Register it by itself',
    remove: 'Take off the list',
  },
  add: {
    title: 'Add the next host',
    label: 'Host ID',
    hint: 'It is on the host’s screen. You can also paste it.',
    action: 'Add to the list',
    sending: 'Adding…',
    several: 'This text holds the IDs of several hosts: all of them join the list.',
    ownCamera: 'This phone’s own camera works, too: the host that it scans joins this list.',
    twice: 'That host is on the list already.',
    full: (most: number) => `${most} hosts is the most for one list. Register these first.`,
    another: 'Add another host',
  },
  register: (count: number) => (count === 1 ? 'Register this host' : `Register these ${count} hosts`),
  again: 'Try again',
  sending: 'Registering…',
  keys: 'Every host of this site needs its own pairing key. Register them one by one.',
  pools: 'At this site you say of every host what it is. Register them one by one.',
  clear: 'End this list',
  clearHint: 'Hosts that are registered stay registered.',
  /** On the pages of one host. */
  start: {
    another: 'Another host here',
    join: 'Add to the list',
    joins: (count: number, site: string) =>
      count === 1 ? `1 host for ${site} is on your list.` : `${count} hosts for ${site} are on your list.`,
    collect: 'Several hosts here? Collect them first',
    ends: (site: string) => `This ends your list for ${site}.`,
  },
  none: {
    title: 'There is no list here',
    sentence: 'This phone keeps no list, or you may not see it. Register one host after the other: that always works.',
    action: 'Register one host',
  },
};
