/** The poster on the door of a site: read once a year, standing, by somebody who holds a host. */
export const enPoster = {
  title: 'Set up a new host',
  lead: 'You need the host with its cables, a screen and your phone.',
  siteNumber: (number: string) => `Site number ${number}`,
  /** Beside the big code. */
  codeTitle: 'Scan this code with your phone’s camera',
  codeHint: 'It opens the page for this site.',
  orType: 'Or type this address into the browser:',
  /** Each below its picture. */
  steps: {
    connect: 'Connect a screen and the network cable to the host. Then plug in the power cable and switch the host on.',
    wait: 'Wait about two minutes, until the host’s screen shows a QR code.',
    open: 'Scan the code on this poster with your phone’s camera and open the page.',
    /** `action`: the button of the page that opens the camera. */
    scan: (action: string) => `On that page, tap “${action}”. Point the phone at the code on the host’s screen.`,
    /** The word is the one that the button begins with. */
    confirm: 'The page shows the host and the site. Are both right? Then tap the button that begins with “Yes”.',
    /** `ready`: as the page says it. */
    leave: (ready: string) => `Leave everything switched on until the page says “${ready}”. Then you are done.`,
  },
  trouble: {
    title: 'If something does not work',
    noCode:
      'No code on the screen? Check the cables and wait two more minutes. Or type the ID on the page: it stands behind “MachineID”.',
    noPage: 'The page does not open? Check the phone’s reception and scan again. Scanning twice does no harm.',
    problem: 'The page shows a problem? Do what it says, and leave the host switched on.',
    help: 'Nothing helps? Ask for help:',
    tell: 'Tell them the site and the end of the host’s ID.',
  },
};
