import type { Texts } from '../texts';

export const esSimulator: Texts['simulator'] = {
  title: 'Simulador de equipos',
  introduction:
    'Estas pantallas representan las de equipos reales. Escanee un código con un teléfono o ábralo aquí mismo.',
  newHost: 'Encender un equipo nuevo',
  smallHost: 'Encender uno con poca capacidad',
  starting: 'Encendiendo…',
  none: 'Todavía no hay ningún equipo encendido.',
  open: 'Abrir lo que dice el código',
  status: 'Ver su estado',
  console: (hostId) => `Pantalla de ${hostId}`,
  qr: (url) => `Código QR: ${url}`,
  scan: 'Escanee este código para registrar el equipo.',
  palette: 'Lo que hay en Palette',
  hosts: 'Equipos',
  clusters: 'Clústeres',
  nothing: 'Todavía nada.',
};
