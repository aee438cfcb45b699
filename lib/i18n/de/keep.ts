import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('de');

/** What is kept on the phone while there is no connection. Nothing of this may sound as if it were done. */
export const deKeep: Texts['keep'] = {
  saved: (hosts) =>
    plural(hosts, {
      one: '1 Gerät ist auf diesem Handy gespeichert – noch NICHT registriert',
      other: `${hosts} Geräte sind auf diesem Handy gespeichert – noch NICHT registriert`,
    }),
  form: {
    saved: 'Auf diesem Handy gespeichert – noch NICHT registriert',
    savedHow: 'Keine Verbindung. Es wird später von selbst gesendet, auch wenn Sie diese Seite verlassen.',
    open: 'Noch NICHT registriert',
    openHow:
      'Keine Verbindung, und dieses Handy kann nichts speichern. Lassen Sie diese Seite offen: Es wird von selbst gesendet.',
    again: 'Jetzt senden',
  },
  bar: {
    open: 'Lassen Sie diese Seite offen, bis es gesendet ist.',
    waiting: 'Keine Verbindung. Das Handy versucht es von selbst noch einmal.',
    busy: 'Gerade ist zu viel los. Das Handy versucht es von selbst noch einmal.',
    sending: 'Wird gesendet\u00A0…',
    sendNow: 'Jetzt senden',
    hostEnd: 'Die ID endet auf',
    old: 'Schon lange gespeichert. Es wird nicht mehr von selbst gesendet.',
    expired: 'Es kann nicht mehr gesendet werden: Die Seite war zu lange offen.',
    reopen: 'Mit diesem Gerät neu beginnen',
    refused: 'Nicht registriert: Es wurde abgelehnt.',
    why: 'Grund ansehen',
    remove: 'Entfernen',
    removeQuestion: 'Dieses Gerät entfernen? Es wird dann nicht registriert.',
    removeYes: 'Ja, entfernen',
    removeNo: 'Nein, behalten',
    sent: 'Gesendet. Stand ansehen',
  },
  offline: {
    title: 'Keine Verbindung',
    scan: 'Noch ist nichts registriert. Lassen Sie diese Seite offen: Es geht von selbst weiter.',
    other: 'Lassen Sie diese Seite offen: Dann lädt sie von selbst.',
    hostEnd: 'Die ID endet auf',
    again: 'Noch einmal versuchen',
  },
};
