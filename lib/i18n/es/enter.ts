import type { Texts } from '../texts';

export const esEnter: Texts['enter'] = {
  title: 'Registrar un equipo',
  introduction: 'Lo más rápido: abra la cámara de su teléfono y apunte al código QR de la pantalla del equipo.',
  titleAtSite: (site) => `Otro equipo para ${site}`,
  orType: 'O escriba el ID',
  label: 'ID del equipo',
  hint: 'Está en la pantalla del equipo, después de “MachineID”.',
  action: 'Continuar',
  inGroups: 'En grupos:',
  didYouMean: '¿Quería escribir este ID?',
  didYouMeanHint:
    'Los ID de los equipos usan los números 0 y 1, no las letras O, I y l. Compárelo con la pantalla del equipo.',
  useIt: 'Sí, usar este ID',
  asTyped: 'No, es exactamente como lo escribí',
  several: 'Este texto contiene los ID de varios equipos. Escríbalos de uno en uno.',
  picture: 'La pantalla de un equipo: el código QR y, debajo, la línea que empieza por MachineID.',
  tipsTitle: 'No encuentro el ID',
  tips: [
    'Conecte una pantalla al equipo, encienda el equipo y espere dos minutos.',
    'El código QR aparece solo. El ID está en la línea que empieza por “MachineID”.',
    '¿No hay código QR? Quizá el equipo ya esté registrado: escriba su ID para ver su estado.',
  ],
};
