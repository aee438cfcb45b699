import type { RegistrationState } from '../../registration/view';

interface StateValues {
  readonly site: string;
  /** How many hosts the site still needs. */
  readonly missing: number;
  /** How many hosts are being registered at the site at this moment, this one included. */
  readonly together: number;
  /** The host has to wait for its turn: when it comes is told apart, because it changes all the time. */
  readonly hasToWait: boolean;
  /** Nobody may be working on it any more. */
  readonly isLate: boolean;
}

/** "3 hosts are being registered here, yours is one of them. This takes a few seconds." */
function company({ together }: StateValues): string {
  return together > 1 ? `${together} hosts are being registered here, yours is one of them. ` : '';
}

/** What is told as long as all is well, unless the host has to wait or was left. */
function goesOn({ hasToWait, isLate }: StateValues, usually: string): string {
  if (isLate) return 'This takes longer than it should.';
  return hasToWait ? 'It has to wait for its turn.' : usually;
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
      sentence: (values) => company(values) + goesOn(values, 'It is this host’s turn in a moment.'),
    },
    registering: {
      title: 'Registering the host',
      sentence: (values) => company(values) + goesOn(values, 'This takes a few seconds.'),
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
      sentence: (values) => company(values) + goesOn(values, `The host is now being added to ${values.site}.`),
    },
    setting_up: {
      title: 'Being set up',
      sentence: () => 'Everything goes on by itself. Leave the host switched on and connected.',
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
  turn,
  /** Instead of the state's own words, where more is known than the state. */
  calling: {
    title: 'Registered',
    sentence: 'Now the host has to call home. Leave it switched on and connected.',
  },
  silent: {
    title: 'The host has not called home yet',
    sentence: 'It is registered, but we do not hear from it. Please check three things.',
    usually: 'Usually within 5 minutes.',
  },
  slow: {
    title: 'Still being set up',
    sentence: 'This takes longer than usual. Leave the host switched on and connected.',
    help: 'If it is not ready in another hour, call for help.',
  },
  weak: {
    title: 'This host may be too small',
    sentence: 'It will probably not get ready like this. Leave it switched on, and tell IT.',
    help: 'Call now: IT decides whether you get another host.',
    cpus: (has: number, needs: number) =>
      has === 1
        ? `This host has 1 processor; ${needs} are needed.`
        : `This host has ${has} processors; ${needs} are needed.`,
    memory: (has: string, needs: string) => `This host has ${has} GB of memory; ${needs} GB are needed.`,
    disk: (has: string, needs: string) => `This host has a disk of ${has} GB; ${needs} GB are needed.`,
  },
  /** It was ready once, and something is done to it or to its site. */
  changing: {
    title: 'Being changed',
    sentence: 'This host was ready before. Something is being changed here; it goes on by itself.',
  },
  leaving: { title: 'Being taken out by IT', sentence: 'Soon it will not belong to this site any more.' },
  removed: { title: 'Taken out by IT', sentence: 'It does not belong to this site any more.' },
  unfinished: { title: 'Not finished yet', sentence: 'What is done so far is kept.' },
  progress: 'How far it is',
  /** `title`: now or to come; `done`: behind us; `hint`: what is normal. */
  steps: {
    asked: {
      title: 'IT has been asked',
      done: 'IT has answered',
      hint: 'This page goes on by itself as soon as they have answered.',
    },
    registered: { title: 'Register the host', done: 'Registered', hint: 'Takes a few seconds.' },
    called_home: {
      title: 'The host calls home',
      done: 'The host has called home',
      hint: 'Usually within 5 minutes. Is it switched on, and is the network cable in?',
    },
    set_up: {
      title: 'Being set up',
      done: 'Set up',
      hint: 'Usually 20 to 40 minutes. The host may restart and its screen may go dark: that is normal.',
    },
    ready: { title: 'Ready', done: 'Ready', hint: '' },
  },
  /** What a step took; the time is already in words, such as “2 minutes”. */
  took: (time: string) => `took ${time}`,
  after: (time: string) => `after ${time}`,
  /** For how long the present step has lasted. */
  soFar: (time: string) => `So far: ${time}`,
  /** The same with the moment it began, such as “10:42”. */
  soFarSince: (moment: string, time: string) => `Since ${moment}, so far: ${time}`,
  waitsForHosts: 'Starts as soon as all hosts of this site are here.',
  status: { done: 'Done', current: 'Now', upcoming: 'To come' },
  hosts: 'Hosts at this site',
  hostsHere: (present: number, needed: number) =>
    needed === 1 ? `${present} of 1 host is here` : `${present} of ${needed} hosts are here`,
  /** Of a site that works on with some of its hosts broken: how many are missing for that, and how many may break. */
  survives: (missing: number, broken: number) => {
    const end = broken === 1 ? 'a broken host' : `${broken} broken hosts`;
    if (missing === 0) return `All are here: this site will survive ${end}.`;
    return `${missing === 1 ? 'One' : missing} more and this site survives ${end}.`;
  },
  checks: {
    title: 'Three things to check',
    cable: {
      title: 'Is the network cable in?',
      text: 'Push both ends in until they click. A small light beside the cable should be on or blink.',
    },
    power: {
      title: 'Is the host switched on?',
      text: 'A light on the host is on. If not, check the power cable and press its power button once.',
    },
    screen: {
      title: 'Does its screen show this ID?',
      text: (end: string) =>
        `The line after “MachineID” must end in ${end}. If it does not, you have registered another host: call for help.`,
    },
    next: 'All three are right, and it is still silent? Then call for help.',
  },
  /** `{age}`: `5 seconds ago`; the browser fills it in. */
  lastChecked: 'Last checked: {age}',
  offline: 'No connection. This page goes on by itself as soon as there is one.',
  closeable: 'You may close this page. To look again, open it from your browser’s history or type the host’s ID.',
  /** For browsers without scripts; the others go on by themselves. */
  goOn: { sentence: 'Perhaps nobody is working on it any more.', action: 'Go on' },
  again: 'Try again',
  againAfterFix: 'Already fixed? Try again',
  host: 'Host',
  site: 'Site',
  unknown: {
    title: 'Not registered here',
    sentence: 'Nobody has registered this host yet, or you may not see it here. Registering it takes one minute.',
    action: 'Register this host',
    prove: 'You registered it yourself? Then show who you are, and this page tells how it stands.',
  },
};
