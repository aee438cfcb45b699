import type { Texts } from '../texts';

export const esUndo: Texts['undo'] = {
  title: '¿Sede equivocada?',
  atOnce: {
    sentence: 'Anule el registro: el equipo ya no estará registrado en ninguna parte y podrá elegir la sede correcta.',
    action: 'Anular el registro',
    sending: 'Anulando…',
  },
  askIt: {
    sentence:
      'Este equipo ya forma parte de la sede, así que solo IT puede anular el registro. Pídalo aquí y deje el equipo encendido.',
    action: 'Pedir a IT que lo anule',
    sending: 'Avisando a IT…',
  },
  underWay: 'Se está anulando el registro de este equipo.',
  asked: {
    title: 'Se ha pedido a IT que anule el registro.',
    sentence: 'Deje el equipo encendido. No hace falta pedirlo otra vez.',
  },
  call: 'A partir de ahora, solo IT puede anular el registro. Diríjase al soporte técnico:',
  done: {
    title: 'Anulado. No hay nada registrado.',
    sentence: 'Elija la sede donde está de verdad el equipo.',
  },
};
