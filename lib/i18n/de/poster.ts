import type { Texts } from '../texts';

/** The poster on the door of a site. */
export const dePoster: Texts['poster'] = {
  title: 'Neues Gerät einrichten',
  lead: 'Sie brauchen das Gerät mit seinen Kabeln, einen Bildschirm und Ihr Handy.',
  siteNumber: (number) => `Standortnummer ${number}`,
  codeTitle: 'Scannen Sie diesen Code mit der Kamera Ihres Handys',
  codeHint: 'Er öffnet die Seite für diesen Standort.',
  orType: 'Oder tippen Sie diese Adresse in den Browser ein:',
  steps: {
    connect:
      'Schließen Sie einen Bildschirm und das Netzwerkkabel an das Gerät an. Stecken Sie dann das Stromkabel ein und schalten Sie das Gerät ein.',
    wait: 'Warten Sie etwa zwei Minuten, bis der Bildschirm des Geräts einen QR-Code zeigt.',
    open: 'Scannen Sie den Code auf diesem Plakat mit der Kamera Ihres Handys und öffnen Sie die Seite.',
    scan: (action) =>
      `Tippen Sie auf dieser Seite auf „${action}“. Halten Sie das Handy vor den Code auf dem Bildschirm des Geräts.`,
    confirm: 'Die Seite zeigt Gerät und Standort. Stimmt beides? Dann tippen Sie auf den Knopf, der mit „Ja“ beginnt.',
    leave: (ready) => `Lassen Sie alles eingeschaltet, bis auf der Seite „${ready}“ steht. Dann sind Sie fertig.`,
  },
  trouble: {
    title: 'Wenn etwas nicht klappt',
    noCode:
      'Kein Code auf dem Bildschirm? Prüfen Sie die Kabel und warten Sie noch zwei Minuten. Oder tippen Sie auf der Seite die ID ein: Sie steht hinter „MachineID“.',
    noPage:
      'Die Seite öffnet sich nicht? Prüfen Sie den Empfang des Handys und scannen Sie noch einmal. Zweimal scannen schadet nicht.',
    problem: 'Die Seite zeigt ein Problem? Tun Sie, was dort steht, und lassen Sie das Gerät eingeschaltet.',
    help: 'Nichts hilft? Fragen Sie hier:',
    tell: 'Nennen Sie den Standort und das Ende der Geräte-ID.',
  },
};
