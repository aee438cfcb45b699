import type { Texts } from '../texts';

/** Taking a registration back. */
export const deUndo: Texts['undo'] = {
  title: 'Falscher Standort?',
  atOnce: {
    sentence:
      'Nehmen Sie die Registrierung zurück: Dann ist das Gerät nirgends registriert, und Sie können den richtigen Standort wählen.',
    action: 'Zurücknehmen',
    sending: 'Wird zurückgenommen\u00A0…',
  },
  askIt: {
    sentence:
      'Dieses Gerät gehört schon zum Standort. Nur die IT kann das noch zurücknehmen. Bitten Sie sie hier darum und lassen Sie das Gerät eingeschaltet.',
    action: 'IT um Rücknahme bitten',
    sending: 'Die IT wird gefragt\u00A0…',
  },
  underWay: 'Die Registrierung dieses Geräts wird zurückgenommen.',
  asked: {
    title: 'Die IT wurde gebeten, das zurückzunehmen.',
    sentence: 'Lassen Sie das Gerät eingeschaltet. Sie müssen nicht noch einmal fragen.',
  },
  call: 'Ab jetzt kann nur die IT das zurücknehmen. Wenden Sie sich an die IT-Hilfe:',
  done: {
    title: 'Zurückgenommen. Nichts ist registriert.',
    sentence: 'Wählen Sie den Standort, an dem das Gerät wirklich steht.',
  },
};
