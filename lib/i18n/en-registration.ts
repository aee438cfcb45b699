import type { RegistrationState } from '../registration/view';

interface StateValues {
  readonly site: string;
  /** How many hosts the site still needs. */
  readonly missing: number;
  /** The host itself has not been heard of yet. */
  readonly isSilent: boolean;
  /** How many hosts are being registered at the site at this moment, this one included. */
  readonly together: number;
  /** In how many seconds it is this host's turn; null when it need not wait. */
  readonly turnInSeconds: number | null;
  /** Nobody may be working on it any more. */
  readonly isLate: boolean;
}

/** "3 hosts are being registered here, yours is one of them. Your turn comes in about 40 seconds." */
function company(together: number): string {
  return together > 1 ? `${together} hosts are being registered here, yours is one of them. ` : '';
}

/** When it goes on: what is told as long as all is well, unless the host has to wait or was left. */
function goesOn({ turnInSeconds, isLate }: StateValues, usually: string): string {
  if (isLate) return 'This takes longer than it should.';
  return turnInSeconds === null ? usually : turn(turnInSeconds);
}

function turn(seconds: number): string {
  if (seconds <= 10) return 'Your turn comes in a few seconds.';
  if (seconds < 95) return `Your turn comes in about ${Math.ceil(seconds / 10) * 10} seconds.`;
  return `Your turn comes in about ${Math.round(seconds / 60)} minutes.`;
}

/** The page that says how a registration stands. */
export const enRegistration = {
  states: {
    waiting_for_approval: {
      title: 'Waiting for IT',
      sentence: ({ site }) => `IT has been asked whether this host may be set up at ${site}. Nothing is done before.`,
    },
    queued: {
      title: 'Received',
      sentence: (values) => company(values.together) + goesOn(values, 'It is this host’s turn in a moment.'),
    },
    registering: {
      title: 'Registering the host',
      sentence: (values) => company(values.together) + goesOn(values, 'This takes a few seconds.'),
    },
    waiting_for_hosts: {
      title: 'Registered',
      sentence: ({ missing }) =>
        missing === 1
          ? 'One more host is needed here. Scan its QR code next; the rest then starts by itself.'
          : `${missing} more hosts are needed here. Scan their QR codes next; the rest then starts by itself.`,
    },
    joining: {
      title: 'Registered',
      sentence: (values) => company(values.together) + goesOn(values, `The host is now being added to ${values.site}.`),
    },
    setting_up: {
      title: 'Being set up',
      sentence: ({ isSilent }) =>
        isSilent
          ? 'First the host has to call home. Leave it switched on and connected.'
          : 'Everything goes on by itself. Leave the host switched on and connected.',
    },
    ready: {
      title: 'Ready',
      sentence: ({ site }) => `This host now works for ${site}. There is nothing more to do.`,
    },
    needs_attention: {
      title: 'Needs attention',
      sentence: () => 'The host is safe as it is. Leave it switched on.',
    },
  } satisfies Record<RegistrationState, { title: string; sentence: (values: StateValues) => string }>,
  unfinished: { title: 'Not finished yet', sentence: 'What is done so far is kept.' },
  progress: 'How far it is',
  steps: {
    asked: { title: 'IT has been asked', hint: 'This page goes on by itself as soon as they have answered.' },
    registered: { title: 'Registered', hint: 'Takes a few seconds.' },
    called_home: {
      title: 'The host calls home',
      hint: 'Usually within 5 minutes. Is it switched on, and is the network cable in?',
    },
    set_up: {
      title: 'Being set up',
      hint: 'Usually 20 to 40 minutes. The host may restart and its screen may go dark: that is normal.',
    },
    ready: { title: 'Ready', hint: '' },
  },
  waitsForHosts: 'Starts as soon as all hosts of this site are here.',
  status: { done: 'Done', current: 'Now', upcoming: 'To come' },
  hosts: 'Hosts at this site',
  hostsHere: (present: number, needed: number) =>
    needed === 1 ? `${present} of 1 host is here` : `${present} of ${needed} hosts are here`,
  lastChecked: 'Last checked',
  offline: 'No connection. This page goes on by itself as soon as there is one.',
  closeable: 'You may close this page. To look again, open it from your browser’s history or type the host’s ID.',
  /** For browsers without scripts; the others go on by themselves. */
  goOn: { sentence: 'Perhaps nobody is working on it any more.', action: 'Go on' },
  again: 'Try again',
  againAfterFix: 'Already fixed? Try again',
  anotherHost: 'Register another host',
  host: 'Host',
  site: 'Site',
  unknown: {
    title: 'Not registered here',
    sentence: 'Nobody has registered this host yet, or you may not see it here. Registering it takes one minute.',
    action: 'Register this host',
    prove: 'You registered it yourself? Then show who you are, and this page tells how it stands.',
  },
};
