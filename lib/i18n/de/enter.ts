import type { Texts } from '../texts';

/** The first step: scan, or type the ID. */
export const deEnter: Texts['enter'] = {
  title: 'Gerät registrieren',
  introduction:
    'Am schnellsten geht es so: Öffnen Sie die Kamera-App Ihres Handys und richten Sie sie auf den QR-Code auf dem Bildschirm des Geräts.',
  titleAtSite: (site) => `Noch ein Gerät für ${site}`,
  orType: 'Oder die ID eintippen',
  label: 'Geräte-ID',
  hint: 'Sie steht auf dem Bildschirm des Geräts hinter „MachineID“.',
  action: 'Weiter',
  inGroups: 'In Gruppen:',
  didYouMean: 'Meinen Sie diese ID?',
  didYouMeanHint:
    'In Geräte-IDs stehen die Ziffern 0 und 1, nicht die Buchstaben O, I und l. Vergleichen Sie mit dem Bildschirm des Geräts.',
  useIt: 'Ja, diese ID verwenden',
  asTyped: 'Nein, meine Eingabe ist richtig',
  several: 'In diesem Text stehen IDs von mehreren Geräten. Geben Sie immer nur eine ein.',
  picture: 'Bildschirm eines Geräts: der QR-Code, darunter die Zeile, die mit MachineID beginnt.',
  tipsTitle: 'Ich finde die ID nicht',
  tips: [
    'Schließen Sie einen Bildschirm an das Gerät an, schalten Sie das Gerät ein und warten Sie zwei Minuten.',
    'Der QR-Code erscheint von selbst. Die ID steht in der Zeile, die mit „MachineID“ beginnt.',
    'Kein QR-Code? Dann ist das Gerät vielleicht schon registriert: Tippen Sie seine ID ein, um den Stand zu sehen.',
  ],
};
