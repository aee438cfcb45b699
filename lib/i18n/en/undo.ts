/** Taking a registration back. */
export const enUndo = {
  title: 'Wrong site?',
  atOnce: {
    sentence: 'Take this host back: then it is registered nowhere, and you can choose the right site.',
    action: 'Take it back',
    sending: 'Taking it back…',
  },
  askIt: {
    sentence: 'This host already belongs to the site, so only IT can undo it. Ask them here, and leave it switched on.',
    action: 'Ask IT to undo',
    sending: 'Asking IT…',
  },
  underWay: 'This host is being taken back.',
  asked: {
    title: 'IT has been asked to undo this.',
    sentence: 'Leave the host switched on. You need not ask again.',
  },
  /** For whoever may not, or not any more: the help desk's name follows, and its number where it has one. */
  call: 'Only IT can undo this from here on. Ask the help desk:',
  done: {
    title: 'Taken back. Nothing is registered.',
    sentence: 'Choose the site where the host really stands.',
  },
};
