import { enAccess } from './en-access';
import { enCrash } from './en-crash';
import { enErrors } from './en-errors';
import { enRegistration } from './en-registration';
import { enSimulator } from './en-simulator';

/** English: the language that every other dictionary is measured by. */
export const en = {
  language: 'en',
  direction: 'ltr',
  access: enAccess,
  errors: enErrors,
  crash: enCrash,
  registration: enRegistration,
  simulator: enSimulator,
  common: {
    skip: 'Skip to the content',
    start: 'Go to the start',
    reference: 'Reference',
    problem: 'There is a problem',
    hostId: 'Host ID',
    hostIdEnd: 'The ID ends in',
    productName: 'Host registration',
  },
  banners: {
    simulator: 'Practice mode: nothing real is registered.',
    simulatorLink: 'Simulator',
    open: 'Open access: everybody who can reach this page can register hosts.',
  },
  support: {
    title: 'Need help?',
    call: (phone: string) => `Call ${phone}`,
    write: (email: string) => `Write to ${email}`,
  },
  enter: {
    title: 'Register a host',
    introduction: 'Point the camera of your phone at the QR code on the host’s screen. That is the quickest way.',
    titleAtSite: (site: string) => `Another host for ${site}`,
    orType: 'No camera? Type the ID',
    label: 'Host ID',
    hint: 'It stands on the host’s screen, after “MachineID”.',
    action: 'Continue',
    picture: 'A host’s screen: the QR code, and below it the line that begins with MachineID.',
    tipsTitle: 'I cannot find the ID',
    tips: [
      'Connect a screen to the host, switch the host on and wait two minutes.',
      'The QR code appears by itself. The ID stands in the line that begins with “MachineID”.',
      'No QR code? Then the host may be registered already: type its ID to see how it stands.',
    ],
  },
  choose: {
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
  },
  confirm: {
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
  },
  notFound: {
    title: 'There is no such page',
    sentence: 'Scan the QR code on the host’s screen again, or start by typing its ID.',
  },
  unavailable: {
    title: 'Not ready yet',
  },
};
