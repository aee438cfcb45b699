import type { Texts } from '../texts';

/** The poster on the door of a site. */
export const esPoster: Texts['poster'] = {
  title: 'Configurar un equipo nuevo',
  lead: 'Necesita el equipo con los cables, una pantalla y un teléfono.',
  siteNumber: (number) => `Sede número ${number}`,
  codeTitle: 'Escanee este código con la cámara del teléfono',
  codeHint: 'Abre la página de esta sede.',
  orType: 'O escriba esta dirección en el navegador:',
  steps: {
    connect:
      'Conecte al equipo una pantalla y el cable de red. Enchufe después el cable de corriente y encienda el equipo.',
    wait: 'Espere unos dos minutos, hasta que la pantalla del equipo muestre un código QR.',
    open: 'Escanee el código de este cartel con la cámara del teléfono y abra la página.',
    scan: (action) => `En esa página, toque “${action}”. Apunte con el teléfono al código de la pantalla del equipo.`,
    confirm: 'La página muestra el equipo y la sede. ¿Son los correctos? Toque entonces el botón que empieza por “Sí”.',
    leave: (ready) => `Deje todo encendido hasta que la página diga “${ready}”. Entonces habrá terminado.`,
  },
  trouble: {
    title: 'Si algo no funciona',
    noCode:
      '¿No hay código en la pantalla? Revise los cables y espere dos minutos más. O escriba el ID en la página: está después de “MachineID”.',
    noPage:
      '¿No se abre la página? Compruebe que el teléfono tenga señal y escanee de nuevo. Escanear dos veces no causa ningún problema.',
    problem: '¿La página muestra un problema? Haga lo que dice y deje el equipo encendido.',
    help: '¿Nada funciona? Pida ayuda:',
    tell: 'Diga cuál es la sede y cómo termina el ID del equipo.',
  },
};
