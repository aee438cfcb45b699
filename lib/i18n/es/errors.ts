import { fixedText } from '../error-text';
import type { Texts } from '../texts';

const callHelpThen = 'llame al soporte técnico y dé la referencia que aparece abajo.';
const callHelp = 'Llame al soporte técnico y dé la referencia que aparece abajo.';
const noHarm = 'No pasa nada si lo envía dos veces.';
const waitAndRetry = `Espere un minuto e inténtelo de nuevo. ${noHarm}`;
const retryIsNoHelp = `No sirve de nada intentarlo otra vez. ${callHelp}`;

function sayWait(seconds: string | undefined): string {
  if (seconds === undefined) return 'un minuto';
  return seconds === '1' ? 'un segundo' : `${seconds} segundos`;
}

export const esErrors: Texts['errors'] = {
  host_id_missing: fixedText(
    'Todavía falta el ID del equipo.',
    'Escanee el código QR de la pantalla del equipo o escriba el ID que aparece debajo.',
  ),
  host_id_invalid: fixedText(
    'Esto no parece el ID de un equipo.',
    'Compárelo, letra por letra, con la pantalla del equipo. Un ID tiene letras, números, - y _, pero no espacios.',
  ),
  host_id_filler: fixedText(
    'Este equipo no tiene un ID propio: el fabricante dejó el campo vacío y todos los equipos como este parecen iguales.',
    'Por ahora, deje este equipo como está. Pida a IT que le ponga un nombre con el ajuste stylus.site.name y después escanéelo de nuevo.',
  ),
  host_id_reserved: fixedText(
    'Esta palabra no puede ser el ID de un equipo.',
    'Compárela con la pantalla del equipo. Si es igual, pida a IT que cambie el ajuste stylus.site.name.',
  ),
  host_blocked: fixedText(
    'IT ha puesto este equipo fuera de servicio.',
    `Déjelo apagado. Si debe volver a usarse, ${callHelpThen}`,
  ),
  host_not_expected: fixedText(
    'IT no espera este equipo en esta sede.',
    `Compruebe que escaneó el equipo correcto y eligió la sede correcta. Si es así, ${callHelpThen}`,
  ),
  host_name_invalid: fixedText(
    'Este nombre no se puede usar para el equipo.',
    'Use hasta 63 letras sin tilde ni ñ, números, puntos y guiones, con una letra o un número al principio y al final, o déjelo vacío.',
  ),
  site_missing: fixedText('Todavía no ha elegido la sede.', 'Elija la sede donde está este equipo.'),
  site_unknown: fixedText(
    'No conocemos esta sede.',
    'Búsquela por nombre, calle o ciudad. Si no aparece, llame al soporte técnico.',
  ),
  site_closed: fixedText(
    'Esta sede está cerrada: no se puede registrar ningún equipo en ella.',
    'Elija otra sede. Si esta ya ha vuelto a abrir, llame al soporte técnico.',
  ),
  site_moved: {
    sentence: ({ to }) => (to === undefined ? 'Esta sede se ha trasladado.' : `Esta sede se ha trasladado a ${to}.`),
    nextStep: ({ to }) => (to === undefined ? 'Elija la sede nueva.' : `Elija ${to} si el equipo está allí.`),
  },
  query_invalid: fixedText('No pudimos leer esta dirección.', 'Vuelva al inicio y escanee el equipo de nuevo.'),
  body_too_large: fixedText('El formulario es más grande de lo permitido.', 'Vuelva al inicio y complételo de nuevo.'),
  body_invalid: fixedText('No pudimos leer el formulario.', 'Vuelva al inicio y complételo de nuevo.'),
  content_type_unsupported: fixedText(
    'El formulario llegó de una forma que no podemos leer.',
    'Abra esta página en el navegador de su teléfono y envíelo de nuevo.',
  ),
  cross_origin: fixedText(
    'El formulario se envió desde otra página web, así que no se hizo nada.',
    'Escanee el código QR de la pantalla del equipo y regístrelo en la página que se abre.',
  ),
  timer_refused: fixedText(
    'Esta dirección es para el temporizador de esta aplicación, que conoce su clave secreta.',
    'Aquí no hay nada que hacer. IT define la clave secreta: vea docs/operating.md.',
  ),
  not_registered: fixedText('Este equipo no está registrado aquí.', 'Regístrelo ahora: solo lleva un minuto.'),

  access_needed: fixedText(
    'Todavía no sabemos si usted puede registrar equipos.',
    'Escanee de nuevo el código QR de la pantalla del equipo con la cámara de su teléfono.',
  ),
  form_expired: fixedText(
    'Esta página estuvo abierta demasiado tiempo, así que no se envió nada.',
    'Escanee de nuevo el código QR de la pantalla del equipo con la cámara de su teléfono.',
  ),
  link_invalid: fixedText(
    'El código que escaneó no sirve aquí.',
    'Escanee de nuevo la pantalla del equipo. Si vuelve a ver este mensaje, llame al soporte técnico: puede que hayan cambiado el código.',
  ),
  link_expired: fixedText(
    'El plazo del código que escaneó ya terminó.',
    'Deje el equipo encendido y llame al soporte técnico: pueden darle acceso de otra forma.',
  ),
  link_full: fixedText(
    'Con este código ya se registraron todos los equipos previstos.',
    `Deje el equipo encendido. ${callHelp}`,
  ),
  pin_refused: fixedText(
    'El PIN no corresponde a la sede.',
    'Revise los dos y escríbalos otra vez. El soporte técnico puede decirle el PIN de su sede.',
  ),
  too_many_attempts: {
    sentence: () => 'Hubo demasiados intentos.',
    nextStep: ({ seconds }) => `Espere ${sayWait(seconds)} e inténtelo de nuevo.`,
  },
  too_many_requests: {
    sentence: () => 'Llegaron demasiadas solicitudes a la vez, así que no se hizo nada.',
    nextStep: ({ seconds }) => `Espere ${sayWait(seconds)} e inténtelo de nuevo. ${noHarm}`,
  },
  sign_in_failed: fixedText(
    'No se pudo iniciar sesión.',
    'Empiece otra vez desde el equipo: escanee su pantalla y después inicie sesión.',
  ),
  sign_in_refused: fixedText(
    'Ha iniciado sesión, pero no tiene permiso para registrar equipos.',
    `Pida el permiso a IT o ${callHelpThen}`,
  ),
  sign_in_unavailable: fixedText('El inicio de sesión de su empresa no responde en este momento.', waitAndRetry),
  pairing_key_needed: fixedText(
    'Esta sede necesita la clave de vinculación del equipo.',
    'Escriba la clave que venía con el equipo y envíelo de nuevo.',
  ),
  pairing_key_invalid: fixedText(
    'Esto no parece una clave de vinculación.',
    'Compárela, letra por letra, con la que venía con el equipo.',
  ),
  approval_rejected: fixedText('IT no ha permitido este equipo.', `Deje el equipo encendido. ${callHelp}`),
  approval_link_invalid: fixedText(
    'Con este enlace no puede (o ya no puede) decidir.',
    'Pida uno nuevo o decida desde la línea de comandos: vea docs/operating.md.',
  ),
  approval_not_wanted: fixedText(
    'No hay (o ya no hay) nada que decidir sobre este equipo.',
    'Alguien ya decidió o, mientras tanto, el equipo se registró otra vez. La página del equipo muestra su estado.',
  ),
  approver_missing: fixedText(
    'Necesitamos saber quién decide.',
    'Escriba su nombre o inicie sesión y envíelo de nuevo.',
  ),

  undo_refused: fixedText(
    'Solo el teléfono que registró el equipo puede anular el registro, y solo durante 15 minutos.',
    `No se ha cambiado nada. ${callHelp}`,
  ),
  undo_too_late: fixedText(
    'El equipo ya forma parte de la sede, así que el registro no se puede anular desde aquí.',
    'No se ha cambiado nada. Pida a IT que lo anule: en la página del equipo hay un botón para eso.',
  ),
  host_leaving: fixedText(
    'IT está retirando este equipo de la sede en este momento.',
    'Usted no tiene que hacer nada. Para registrarlo de nuevo, espere unos minutos e inténtelo otra vez.',
  ),
  host_removed: fixedText(
    'IT ha retirado este equipo de la sede.',
    'Usted no tiene que hacer nada. Para volver a usarlo, aquí o en otra sede, regístrelo otra vez.',
  ),
  list_too_long: fixedText(
    'Son demasiados equipos a la vez.',
    'Registre primero los de la lista y siga después con los demás.',
  ),
  practice_full: fixedText(
    'Ahora mismo hay demasiadas personas practicando.',
    'Espere unos minutos e inténtelo de nuevo. Aquí no se toca nada real.',
  ),

  cluster_ambiguous: fixedText(
    'IT tiene dos configuraciones para esta sede y no sabemos cuál es la correcta.',
    `No se ha cambiado nada. ${callHelp}`,
  ),
  cluster_deleting: fixedText(
    'IT está quitando ahora mismo la configuración de esta sede.',
    'Deje el equipo encendido e inténtelo de nuevo dentro de media hora.',
  ),
  cluster_not_ours: fixedText(
    'IT ya usa el nombre de esta sede para otra cosa.',
    `No se ha cambiado nada. ${callHelp}`,
  ),
  cluster_in_error: fixedText('La configuración de esta sede ha fallado.', `Deje el equipo encendido. ${callHelp}`),
  host_at_other_site: {
    sentence: ({ site }) =>
      site === undefined
        ? 'Este equipo ya está registrado en otra sede.'
        : `Este equipo ya está registrado en ${site}.`,
    nextStep: ({ site }) =>
      site === undefined
        ? 'Si de verdad está aquí, llame al soporte técnico: pueden cambiarlo de sede.'
        : `Si está en ${site}, no hay nada que hacer. Si está aquí, llame al soporte técnico: pueden cambiarlo de sede.`,
  },
  host_in_other_cluster: fixedText(
    'Otra sede ya está usando este equipo.',
    `Compruebe que escaneó el equipo correcto. Si es así, no lo desenchufe. ${callHelp}`,
  ),
  host_registered_elsewhere: fixedText(
    'Este equipo ya está registrado fuera de esta aplicación.',
    `Compruebe que escaneó el equipo correcto. Si es así, ${callHelpThen}`,
  ),
  host_state_unclear: fixedText(
    'Este equipo está cambiando ahora mismo y no sabemos a qué sede pertenece.',
    waitAndRetry,
  ),
  host_pool_missing: fixedText(
    'En esta sede hay varios tipos de equipo.',
    'Diga cuál de ellos es este y regístrelo de nuevo.',
  ),
  host_pool_unknown: fixedText('Nadie ha dicho para qué es este equipo en esta sede.', callHelp),
  host_pool_full: fixedText(
    'Esta sede ya tiene todos los equipos de este tipo que puede tener.',
    `Compruebe qué tipo se ha indicado para este equipo. Si es correcto, ${callHelpThen}`,
  ),
  host_pool_unfit: fixedText(
    'Este equipo no sirve para lo que se registró.',
    `Compruebe qué tipo se ha indicado para este equipo. Si es correcto, ${callHelpThen}`,
  ),
  host_pool_awaited: fixedText(
    'El equipo todavía no ha dicho qué es.',
    'Enciéndalo, conéctelo a la red e inténtelo de nuevo dentro de un minuto.',
  ),
  site_full: {
    sentence: ({ most }) =>
      most === undefined
        ? 'Esta sede ya tiene todos los equipos que puede tener.'
        : `Esta sede ya tiene todos los equipos que puede tener (${most}).`,
    nextStep: () => `Compruebe que eligió la sede correcta. Si es así, ${callHelpThen}`,
  },
  appliance_unfit: fixedText(
    'Este equipo es demasiado pequeño para esta sede, o le falta algo que IT ha previsto.',
    `Compruebe que es el equipo correcto y la sede correcta. Si es así, ${callHelpThen}`,
  ),
  kind_not_supported: fixedText('El sistema de gestión no puede configurar una sede de este tipo.', retryIsNoHelp),
  addresses_exhausted: fixedText('En esta sede no queda ninguna dirección de red para otro equipo.', callHelp),

  palette_unreachable: fixedText('El sistema de gestión no responde en este momento.', waitAndRetry),
  palette_slow: fixedText('El sistema de gestión va muy lento en este momento.', waitAndRetry),
  palette_busy: fixedText('En este momento se están registrando muchos equipos.', waitAndRetry),
  palette_answer_unreadable: fixedText('El sistema de gestión dio una respuesta que no pudimos leer.', waitAndRetry),
  palette_credential_refused: fixedText(
    'Esta aplicación no tiene permiso para usar el sistema de gestión en este momento.',
    retryIsNoHelp,
  ),
  palette_refused: fixedText('El sistema de gestión rechazó este equipo.', retryIsNoHelp),
  pool_change_refused: fixedText('Otra persona estaba cambiando la sede en ese mismo momento.', waitAndRetry),
  site_being_set_up: fixedText(
    'Esta sede todavía se está configurando. El equipo está registrado y se sumará después.',
    `Deje el equipo encendido. Inténtelo de nuevo dentro de media hora. ${noHarm}`,
  ),
  profile_not_found: fixedText('A IT le falta una parte de la configuración de esta sede.', retryIsNoHelp),
  backup_location_gone: fixedText(
    'A IT le falta el lugar donde se guardan las copias de los datos de esta sede.',
    retryIsNoHelp,
  ),
  outcome_unknown: fixedText('Todavía no sabemos si el último paso funcionó.', waitAndRetry),

  site_busy: fixedText('Ahora mismo se está registrando otro equipo de esta sede.', waitAndRetry),
  store_unavailable: fixedText('Esta aplicación no puede guardar nada en este momento.', waitAndRetry),
  configuration_missing: {
    sentence: ({ missing }) =>
      missing === undefined
        ? 'Esta aplicación aún no está configurada del todo y no puede registrar equipos.'
        : `Esta aplicación aún no está configurada del todo y no puede registrar equipos. Falta: ${missing}.`,
    nextStep: () => 'Deje el equipo encendido y avise a IT. Puede volver y registrarlo más tarde.',
  },
  internal: fixedText('Algo falló por nuestra parte.', `Inténtelo de nuevo. Si vuelve a pasar, ${callHelpThen}`),
};
