/** A site, and how many of the hosts that its first set-up needs are there. */
interface Gathering {
  readonly site: string;
  readonly present: number;
  readonly needed: number;
}

/** The last step: this host, that site, one button. */
export const enConfirm = {
  title: 'Is this right?',
  host: 'This host',
  site: 'Goes to',
  otherHost: 'Another host',
  otherSite: 'Another site',
  words: 'In two words',
  isExpected: 'IT expects this host here.',
  /** What registering will do, as far as can be told before. */
  outlook: {
    first: (site: string) => `This is the first host at ${site}. It will be set up on its own in about 20 minutes.`,
    /** The first of several; two or more are needed. */
    firstOf: (site: string, needed: number) =>
      `This is the first host at ${site}. Setting up begins when all ${needed} are there.`,
    /** `missing`: still to come after this one, at least one. */
    gathers: ({ site, present, needed, missing }: Gathering & { readonly missing: number }) =>
      `${site} has ${present} of ${needed} hosts. After this one, ${missing === 1 ? 'one more is' : `${missing} more are`} needed.`,
    completes: ({ site, present, needed }: Gathering) =>
      `${site} has ${present} of ${needed} hosts. This one completes it.`,
    joins: (site: string, present: number) =>
      `${site} has ${present === 1 ? '1 host' : `${present} hosts`}. This one joins and is set up on its own.`,
    here: (site: string) => `This host is registered at ${site} already. You can see how it stands.`,
    asks: 'IT is asked first. The host is set up when they have said yes.',
    unknown: 'The host is registered and then set up by itself. You can watch it on the next page.',
  },
  /** `distance`: as the phone's language writes it, such as 900 km. */
  farAway: (distance: string) => `This phone seems to be about ${distance} away from this site. Is it the right one?`,
  nameTitle: 'Give this host a name (optional)',
  nameLabel: 'Name for this host',
  nameHint: 'Such as till-2 or back-office. Letters, digits, dots and dashes.',
  /** Where IT has written no question of its own. */
  poolQuestion: 'What kind of host is this?',
  keyLabel: 'Pairing key',
  keyLabelOptional: 'Pairing key (optional)',
  keyHint: 'It came with the host. It is never kept: type it again whenever this page comes back.',
  action: (site: string) => `Yes, register at ${site}`,
  sending: 'Registering…',
  registeredBefore: 'Registered before? See how it stands',
};
