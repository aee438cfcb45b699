/** The page for practice, which stands in for the screen of a host. Its readers are IT and newcomers. */
export const enSimulator = {
  title: 'Host simulator',
  introduction:
    'These consoles stand in for the screens of real hosts. Scan a code with a phone, or open it right here.',
  newHost: 'Start a new host',
  none: 'No host is switched on yet.',
  open: 'Open what the QR code says',
  status: 'How it stands',
  console: (hostId: string) => `Console of ${hostId}`,
  qr: (url: string) => `QR code: ${url}`,
  palette: 'What Palette holds',
  hosts: 'Edge hosts',
  clusters: 'Clusters',
  nothing: 'Nothing yet.',
  scan: 'Scan to register this host',
  poweredOn: 'Switched on',
  columns: { host: 'Edge host', state: 'State', health: 'Health', cluster: 'Cluster', pools: 'Pools' },
  phone: 'A phone can open this only if it can reach the address in the code.',
};
