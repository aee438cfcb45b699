/** The page for practice, which stands in for the screen of a host. Its readers are IT and newcomers. */
export const enSimulator = {
  title: 'Host simulator',
  introduction: 'These screens stand in for those of real hosts. Scan a code with a phone, or open it right here.',
  newHost: 'Start a new host',
  smallHost: 'Start one that is too small',
  starting: 'Starting…',
  none: 'No host is switched on yet.',
  open: 'Open what the code says',
  status: 'How it stands',
  console: (hostId: string) => `Screen of ${hostId}`,
  qr: (url: string) => `QR code: ${url}`,
  scan: 'Scan this code to register the host.',
  palette: 'What Palette holds',
  hosts: 'Edge hosts',
  clusters: 'Clusters',
  nothing: 'Nothing yet.',
};
