import { enAccess } from './en/access';
import { enChoose } from './en/choose';
import { enConfirm } from './en/confirm';
import { enCrash } from './en/crash';
import { enEnter } from './en/enter';
import { enErrors } from './en/errors';
import { enHosts } from './en/hosts';
import { enKeep } from './en/keep';
import { enPoster } from './en/poster';
import { enPractice } from './en/practice';
import { enRegistration } from './en/registration';
import { enReport } from './en/report';
import { enScan } from './en/scan';
import { enSimulator } from './en/simulator';
import { enUndo } from './en/undo';

/** English: the language that every other dictionary is measured by. */
export const en = {
  language: 'en' as string,
  direction: 'ltr' as 'ltr' | 'rtl',
  access: enAccess,
  errors: enErrors,
  crash: enCrash,
  registration: enRegistration,
  scan: enScan,
  hosts: enHosts,
  keep: enKeep,
  undo: enUndo,
  poster: enPoster,
  practice: enPractice,
  report: enReport,
  simulator: enSimulator,
  common: {
    skip: 'Skip to the content',
    start: 'Go to the start',
    reference: 'Reference',
    problem: 'There is a problem',
    hostId: 'Host ID',
    hostIdEnd: 'The ID ends in',
    productName: 'Host registration',
    language: 'Language',
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
  legal: {
    imprint: 'Imprint',
    privacy: 'Privacy',
    terms: 'Terms of use',
    accessibility: 'Accessibility',
  },
  enter: enEnter,
  choose: enChoose,
  confirm: enConfirm,
  notFound: {
    title: 'There is no such page',
    sentence: 'Scan the QR code on the host’s screen again, or start by typing its ID.',
  },
  unavailable: {
    title: 'Not ready yet',
  },
};
