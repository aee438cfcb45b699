import type { Texts } from '../texts';

/** The page for practice, which stands in for the screen of a host. Its readers are IT and newcomers. */
export const deSimulator: Texts['simulator'] = {
  title: 'Geräte-Simulator',
  introduction:
    'Diese Bildschirme stehen für die von echten Geräten. Scannen Sie einen Code mit dem Handy oder öffnen Sie ihn gleich hier.',
  newHost: 'Neues Gerät starten',
  smallHost: 'Ein zu schwaches Gerät starten',
  starting: 'Wird gestartet\u00A0…',
  none: 'Noch ist kein Gerät eingeschaltet.',
  open: 'Code hier öffnen',
  status: 'Stand ansehen',
  console: (hostId) => `Bildschirm von ${hostId}`,
  qr: (url) => `QR-Code: ${url}`,
  scan: 'Scannen Sie diesen Code, um das Gerät zu registrieren.',
  palette: 'Was in Palette steht',
  hosts: 'Geräte (Edge Hosts)',
  clusters: 'Cluster',
  nothing: 'Noch nichts.',
};
