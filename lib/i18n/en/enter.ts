/** The first step: scan, or type the ID. */
export const enEnter = {
  title: 'Register a host',
  introduction: 'Quickest: open your phone’s camera app and point it at the QR code on the host’s screen.',
  titleAtSite: (site: string) => `Another host for ${site}`,
  orType: 'Or type the ID',
  label: 'Host ID',
  hint: 'It stands on the host’s screen, after “MachineID”.',
  action: 'Continue',
  /** In front of what was typed, in groups that the eye can compare. */
  inGroups: 'In groups:',
  didYouMean: 'Did you mean this ID?',
  didYouMeanHint:
    'IDs of hosts hold the digits 0 and 1, not the letters O, I and l. Compare it with the host’s screen.',
  useIt: 'Yes, use this ID',
  asTyped: 'No, it is exactly as I typed it',
  several: 'This text holds the IDs of several hosts. Enter one at a time.',
  picture: 'A host’s screen: the QR code, and below it the line that begins with MachineID.',
  tipsTitle: 'I cannot find the ID',
  tips: [
    'Connect a screen to the host, switch the host on and wait two minutes.',
    'The QR code appears by itself. The ID stands in the line that begins with “MachineID”.',
    'No QR code? Then the host may be registered already: type its ID to see how it stands.',
  ],
};
