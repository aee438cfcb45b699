import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('es');

type Values = Parameters<Texts['registration']['states']['queued']['sentence']>[0];

/** “Aquí se están registrando 3 equipos; el suyo es uno de ellos. Esto tarda unos segundos.” */
function company({ together }: Values): string {
  return together > 1 ? `Aquí se están registrando ${together} equipos; el suyo es uno de ellos. ` : '';
}

function goesOn({ hasToWait, isLate }: Values, usually: string): string {
  if (isLate) return 'Esto tarda más de lo que debería.';
  return hasToWait ? 'Tiene que esperar su turno.' : usually;
}

function turn(seconds: number): string {
  if (seconds <= 10) return 'Su turno llega en unos segundos.';
  if (seconds < 95) return `Su turno llega en unos ${Math.ceil(seconds / 10) * 10} segundos.`;
  return `Su turno llega en unos ${Math.round(seconds / 60)} minutos.`;
}

export const esRegistration: Texts['registration'] = {
  states: {
    waiting_for_approval: {
      title: 'Esperando a IT',
      sentence: ({ site }) =>
        `Se ha preguntado a IT si este equipo se puede configurar en ${site}. Hasta que responda no se hace nada.`,
    },
    queued: {
      title: 'Recibido',
      sentence: (values) => company(values) + goesOn(values, 'Enseguida le toca a este equipo.'),
    },
    registering: {
      title: 'Registrando el equipo',
      sentence: (values) => company(values) + goesOn(values, 'Esto tarda unos segundos.'),
    },
    waiting_for_hosts: {
      title: 'Registrado',
      sentence: ({ missing }) =>
        plural(missing, {
          one: 'Aquí falta un equipo más. Escanee ahora el código QR de ese equipo; después todo empieza solo.',
          other: `Aquí faltan ${missing} equipos más. Escanee ahora el código QR de cada uno; después todo empieza solo.`,
        }),
    },
    joining: {
      title: 'Registrado',
      sentence: (values) => company(values) + goesOn(values, `Ahora el equipo se está añadiendo a ${values.site}.`),
    },
    setting_up: {
      title: 'Se está configurando',
      sentence: () => 'Todo sigue solo. Deje el equipo encendido y conectado.',
    },
    ready: {
      title: 'Listo',
      sentence: ({ site }) => `Este equipo ya está funcionando en ${site}. No hay nada más que hacer.`,
    },
    needs_attention: {
      title: 'Requiere atención',
      sentence: () => 'El equipo no corre ningún riesgo. Déjelo encendido.',
    },
  },
  turn,
  calling: {
    title: 'Registrado',
    sentence: 'Ahora el equipo tiene que enviar su primera señal. Déjelo encendido y conectado.',
  },
  silent: {
    title: 'Aún no llega señal del equipo',
    sentence: 'Está registrado, pero no recibimos nada de él. Revise tres cosas, por favor.',
    usually: 'Normalmente llega en menos de 5 minutos.',
  },
  slow: {
    title: 'Todavía se está configurando',
    sentence: 'Tarda más de lo normal. Deje el equipo encendido y conectado.',
    help: 'Si dentro de una hora aún no está listo, pida ayuda.',
  },
  weak: {
    title: 'Puede que a este equipo le falte capacidad',
    sentence: 'Así, lo más probable es que no llegue a estar listo. Déjelo encendido y avise a IT.',
    help: 'Llame ahora: IT decide si le da otro equipo.',
    cpus: (has, needs) =>
      plural(has, {
        one: `Este equipo tiene ${has} procesador; hacen falta ${needs}.`,
        other: `Este equipo tiene ${has} procesadores; hacen falta ${needs}.`,
      }),
    memory: (has, needs) => `Este equipo tiene ${has} GB de memoria; hacen falta ${needs} GB.`,
    disk: (has, needs) => `Este equipo tiene un disco de ${has} GB; hacen falta ${needs} GB.`,
  },
  changing: {
    title: 'Cambios en curso',
    sentence: 'Este equipo ya estaba listo. Ahora se está cambiando algo aquí; todo sigue solo.',
  },
  leaving: { title: 'IT lo está retirando', sentence: 'Pronto dejará de formar parte de esta sede.' },
  removed: { title: 'Retirado por IT', sentence: 'Ya no forma parte de esta sede.' },
  unfinished: { title: 'Aún sin terminar', sentence: 'Lo que ya está hecho se conserva.' },
  progress: 'Cómo va',
  // Nouns, because an infinitive would sound as if the reader had to do it.
  steps: {
    asked: {
      title: 'Consulta enviada a IT',
      done: 'IT ha respondido',
      hint: 'Esta página continúa sola en cuanto haya respuesta.',
    },
    registered: { title: 'Registro del equipo', done: 'Registrado', hint: 'Tarda unos segundos.' },
    called_home: {
      title: 'Primera señal del equipo',
      done: 'Primera señal recibida',
      hint: 'Normalmente en menos de 5 minutos. ¿Está encendido y tiene conectado el cable de red?',
    },
    set_up: {
      title: 'Configuración del equipo',
      done: 'Configurado',
      hint: 'Normalmente de 20 a 40 minutos. El equipo puede reiniciarse y su pantalla puede apagarse: es normal.',
    },
    ready: { title: 'Listo', done: 'Listo', hint: '' },
  },
  took: (time) => `tardó ${time}`,
  after: (time) => `después de ${time}`,
  soFar: (time) => `Lleva ${time}`,
  soFarSince: (moment, time) => `Inicio: ${moment}. Lleva ${time}`,
  waitsForHosts: 'Empieza en cuanto estén todos los equipos de esta sede.',
  status: { done: 'Hecho', current: 'Ahora', upcoming: 'Pendiente' },
  hosts: 'Equipos de esta sede',
  hostsHere: (present, needed) =>
    plural(needed, { one: `Hay ${present} de 1 equipo`, other: `Hay ${present} de ${needed} equipos` }),
  survives: (missing, broken) => {
    const end = `esta sede seguirá funcionando aunque ${plural(broken, { one: 'falle un equipo', other: `fallen ${broken} equipos` })}.`;
    if (missing === 0) return `Ya están todos: ${end}`;
    return `Con ${plural(missing, { one: 'uno', other: `${missing}` })} más, ${end}`;
  },
  checks: {
    title: 'Revise tres cosas',
    cable: {
      title: '¿Está bien conectado el cable de red?',
      text: 'Empuje los dos extremos hasta que hagan clic. Junto al cable debe haber una luz pequeña, encendida o parpadeando.',
    },
    power: {
      title: '¿Está encendido el equipo?',
      text: 'Debe haber una luz encendida en el equipo. Si no, revise el cable de corriente y pulse una vez el botón de encendido.',
    },
    screen: {
      title: '¿Aparece este ID en la pantalla del equipo?',
      text: (end) =>
        `La línea después de “MachineID” debe terminar en ${end}. Si no es así, ha registrado otro equipo: pida ayuda.`,
    },
    next: '¿Las tres cosas están bien y sigue sin llegar señal? Entonces pida ayuda.',
  },
  lastChecked: 'Última comprobación: {age}',
  offline: 'Sin conexión. Esta página continúa sola en cuanto vuelva la conexión.',
  closeable:
    'Puede cerrar esta página. Para verla otra vez, ábrala desde el historial de su navegador o escriba el ID del equipo.',
  goOn: { sentence: 'Puede que esto se haya quedado a medias.', action: 'Continuar' },
  again: 'Intentar de nuevo',
  againAfterFix: '¿Ya está arreglado? Intentar de nuevo',
  host: 'Equipo',
  site: 'Sede',
  unknown: {
    title: 'No está registrado aquí',
    sentence: 'Nadie ha registrado todavía este equipo o usted no puede verlo aquí. Registrarlo lleva un minuto.',
    action: 'Registrar este equipo',
    prove: '¿Lo registró usted? Entonces demuestre quién es y esta página le mostrará el estado del equipo.',
  },
};
