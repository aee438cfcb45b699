import type { Texts } from '../texts';

/** Scanning inside the page: camera, photo, tag. Only texts without values: all of it goes to the browser. */
export const deScan: Texts['scan'] = {
  action: 'Mit diesem Handy scannen',
  photo: 'Foto verwenden',
  tag: 'NFC-Chip lesen',
  title: 'Scannen Sie den Code auf dem Bildschirm des Geräts',
  close: 'Kamera schließen',
  starting: 'Kamera startet\u00A0…',
  looking: 'Halten Sie den Code in den Rahmen.',
  slow: 'Noch kein Code gefunden. Gehen Sie näher heran und halten Sie das Handy ruhig.',
  found: 'Gefunden. Einen Moment\u00A0…',
  several: 'Hier sind Codes von mehreren Geräten. Halten Sie die Kamera auf einen davon.',
  otherCamera: 'Andere Kamera',
  light: 'Licht',
  again: 'Noch einmal versuchen',
  type: 'ID eintippen',
  uncertain: 'Das steht im Code. Ist es die ID auf dem Bildschirm des Geräts?',
  useIt: 'Ja, diese ID verwenden',
  notIt: 'Nein, noch einmal scannen',
  foreign: {
    wifi: 'Das ist ein WLAN-Code. Scannen Sie den Code auf dem Bildschirm des Geräts.',
    contact: 'Das ist eine Visitenkarte. Scannen Sie den Code auf dem Bildschirm des Geräts.',
    phone: 'Das ist eine Telefonnummer. Scannen Sie den Code auf dem Bildschirm des Geräts.',
    mail: 'Das ist eine E-Mail-Adresse. Scannen Sie den Code auf dem Bildschirm des Geräts.',
    label: 'Das ist ein Aufkleber mit einer Seriennummer. Scannen Sie den Code auf dem Bildschirm des Geräts.',
    address: 'Dieser Code führt zu einer anderen Seite. Scannen Sie den Code auf dem Bildschirm des Geräts.',
    other: 'Dieser Code gehört zu keinem Gerät. Scannen Sie den Code auf dem Bildschirm des Geräts.',
  },
  camera: {
    denied:
      'Diese Seite darf die Kamera nicht benutzen. Erlauben Sie es in den Einstellungen Ihres Browsers oder verwenden Sie ein Foto.',
    missing: 'Keine Kamera gefunden. Verwenden Sie ein Foto oder tippen Sie die ID ein.',
    busy: 'Eine andere App benutzt gerade die Kamera. Schließen Sie diese App und versuchen Sie es noch einmal.',
    insecure:
      'Die Kamera funktioniert nur, wenn die Adresse mit https beginnt. Verwenden Sie ein Foto oder tippen Sie die ID ein.',
    unsupported:
      'Dieser Browser kann die Kamera nicht benutzen. Verwenden Sie ein Foto oder öffnen Sie diese Seite im normalen Browser des Handys.',
    failed:
      'Die Kamera ist nicht gestartet. Prüfen Sie die Verbindung und versuchen Sie es noch einmal, oder tippen Sie die ID ein.',
  },
  readingPhoto: 'Wir suchen einen Code im Foto\u00A0…',
  photoWithout: 'In diesem Foto ist kein Code. Machen Sie ein neues aus der Nähe, auf dem der ganze Code zu sehen ist.',
  photoUnreadable: 'Dieses Foto lässt sich nicht öffnen. Machen Sie ein neues oder tippen Sie die ID ein.',
  photoSeveral: 'In diesem Foto sind Codes von mehreren Geräten. Machen Sie eines mit nur einem Code.',
  tagWaiting: 'Halten Sie das Handy an den NFC-Chip am Gerät.',
  tagFailed: 'Der NFC-Chip war nicht lesbar. Versuchen Sie es noch einmal oder tippen Sie die ID ein.',
};
