import { pluralOf } from '../plural';

const count = pluralOf('en');

/** What is kept on the phone while there is no connection. Nothing of this may sound as if it were done. */
export const enKeep = {
  /** At the top of every page, by how many hosts. */
  saved: (hosts: number) =>
    count(hosts, {
      one: '1 host is saved on this phone – NOT registered yet',
      other: `${hosts} hosts are saved on this phone – NOT registered yet`,
    }),
  /** Of the form that could not be sent. */
  form: {
    saved: 'Saved on this phone – NOT registered yet',
    savedHow: 'There is no connection. It is sent by itself later, also when you leave this page.',
    open: 'NOT registered yet',
    openHow: 'There is no connection, and this phone can save nothing. Leave this page open: it is sent by itself.',
    again: 'Send now',
  },
  bar: {
    open: 'Leave this page open until it is sent.',
    waiting: 'No connection. It is tried again by itself.',
    busy: 'Too many at once. It is tried again by itself.',
    sending: 'Sending…',
    sendNow: 'Send now',
    hostEnd: 'The ID ends in',
    old: 'Saved long ago. It is not sent by itself any more.',
    expired: 'It cannot be sent any more: the page was open for too long.',
    reopen: 'Start again with this host',
    refused: 'Not registered: it was refused.',
    why: 'See why',
    remove: 'Remove',
    removeQuestion: 'Remove this host? It will not be registered.',
    removeYes: 'Yes, remove',
    removeNo: 'No, keep it',
    sent: 'Sent. See how it stands',
  },
  /** The page that the phone itself shows while nothing can be loaded. */
  offline: {
    title: 'No connection',
    scan: 'Nothing is registered yet. Keep this page open: it goes on by itself.',
    other: 'Keep this page open: it loads by itself.',
    hostEnd: 'The ID ends in',
    again: 'Try again',
  },
};
