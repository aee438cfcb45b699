import { esAccess } from './es/access';
import { esChoose } from './es/choose';
import { esConfirm } from './es/confirm';
import { esCrash } from './es/crash';
import { esEnter } from './es/enter';
import { esErrors } from './es/errors';
import { esHosts } from './es/hosts';
import { esKeep } from './es/keep';
import { esPoster } from './es/poster';
import { esPractice } from './es/practice';
import { esRegistration } from './es/registration';
import { esReport } from './es/report';
import { esScan } from './es/scan';
import { esSimulator } from './es/simulator';
import { esUndo } from './es/undo';
import type { Texts } from './texts';

/**
 * Spanish for Spain and Latin America alike: usted, words that both know (teléfono, añadir, correo), no «vosotros», no
 * regional names for a phone. Quotation marks “…”, no space before an ellipsis.
 *
 * - host: equipo; site: sede (feminine: trasladada, la correcta); town: ciudad; IT: IT, without article, singular.
 * - register: registrar; take back, undo: anular el registro; receipt: comprobante; list: lista; add: añadir.
 * - set up, being set up: configurar, se está configurando (never «preparar»: «preparado» would mean ready); ready: listo.
 * - call home: enviar su primera señal; silent: no llega señal; how it stands: su estado; needs attention: requiere atención.
 * - survive a broken host: seguir funcionando aunque falle un equipo; switched on: encendido; by itself: solo.
 * - help desk: soporte técnico; pairing key: clave de vinculación (what phones call it); sign in: iniciar sesión.
 * - digits: números; in two words: ID en dos palabras («en dos palabras» alone means in short); too small: falta capacidad.
 * - no «su» where it may be the reader's or the host's (su pantalla, su nombre): say la pantalla del equipo.
 * - try again: intentar de nuevo; scan: escanear; tap: tocar; tag: etiqueta NFC; practice: práctica; management system:
 *   sistema de gestión.
 */
export const es: Texts = {
  language: 'es',
  direction: 'ltr',
  access: esAccess,
  errors: esErrors,
  crash: esCrash,
  registration: esRegistration,
  scan: esScan,
  hosts: esHosts,
  keep: esKeep,
  undo: esUndo,
  poster: esPoster,
  practice: esPractice,
  report: esReport,
  simulator: esSimulator,
  common: {
    skip: 'Ir al contenido',
    start: 'Ir al inicio',
    reference: 'Referencia',
    problem: 'Hay un problema',
    hostId: 'ID del equipo',
    hostIdEnd: 'El ID termina en',
    productName: 'Registro de equipos',
    language: 'Idioma',
  },
  banners: {
    simulator: 'Modo de práctica: no se registra nada real.',
    simulatorLink: 'Simulador',
    open: 'Acceso abierto: cualquiera que llegue a esta página puede registrar equipos.',
  },
  support: {
    title: '¿Necesita ayuda?',
    call: (phone) => `Llamar al ${phone}`,
    write: (email) => `Escribir a ${email}`,
  },
  legal: {
    imprint: 'Aviso legal',
    privacy: 'Privacidad',
    terms: 'Condiciones de uso',
    accessibility: 'Accesibilidad',
  },
  enter: esEnter,
  choose: esChoose,
  confirm: esConfirm,
  notFound: {
    title: 'Esta página no existe',
    sentence: 'Escanee de nuevo el código QR de la pantalla del equipo o empiece escribiendo su ID.',
  },
  unavailable: {
    title: 'Aún no está disponible',
  },
};
