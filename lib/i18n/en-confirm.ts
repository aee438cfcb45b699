/** The last step: this host, that site, one button. */
export const enConfirm = {
  title: 'Is this right?',
  host: 'This host',
  site: 'Goes to',
  otherHost: 'Another host',
  otherSite: 'Another site',
  whatHappens: 'The host is registered and then set up by itself. You can watch it on the next page.',
  nameTitle: 'Give this host a name (optional)',
  nameLabel: 'Name for this host',
  nameHint: 'Such as till-2 or back-office. Letters, digits, dots and dashes.',
  keyLabel: 'Pairing key',
  keyLabelOptional: 'Pairing key (optional)',
  keyHint: 'It came with the host. It is never kept: type it again whenever this page comes back.',
  action: 'Register this host',
  sending: 'Registering…',
  registeredBefore: 'Registered before? See how it stands',
};
