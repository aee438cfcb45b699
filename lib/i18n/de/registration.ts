import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('de');

type StateValues = Parameters<Texts['registration']['states']['queued']['sentence']>[0];

/** "3 hosts are being registered here, yours is one of them. This takes a few seconds." */
function company({ together }: StateValues): string {
  return together > 1 ? `Hier werden gerade ${together} Geräte registriert, Ihres ist dabei. ` : '';
}

/** What is told as long as all is well, unless the host has to wait or was left. */
function goesOn({ hasToWait, isLate }: StateValues, usually: string): string {
  if (isLate) return 'Das dauert länger, als es sollte.';
  return hasToWait ? 'Ihr Gerät muss warten, bis es an der Reihe ist.' : usually;
}

function turn(seconds: number): string {
  if (seconds <= 10) return 'Ihr Gerät ist in ein paar Sekunden an der Reihe.';
  if (seconds < 95) return `Ihr Gerät ist in etwa ${Math.ceil(seconds / 10) * 10} Sekunden an der Reihe.`;
  return `Ihr Gerät ist in etwa ${Math.round(seconds / 60)} Minuten an der Reihe.`;
}

/**
 * The page that says how a registration stands. Times are put in as they are (“2 Tage”) and would have to be inflected
 * after „nach“ or „seit“: so they stand after a colon.
 */
export const deRegistration: Texts['registration'] = {
  states: {
    waiting_for_approval: {
      title: 'Warten auf die IT',
      sentence: ({ site }) =>
        `Die IT wurde gefragt, ob dieses Gerät am Standort ${site} eingerichtet werden darf. Vorher geschieht nichts.`,
    },
    queued: {
      title: 'Anfrage angekommen',
      sentence: (values) => company(values) + goesOn(values, 'Das Gerät ist gleich an der Reihe.'),
    },
    registering: {
      title: 'Gerät wird registriert',
      sentence: (values) => company(values) + goesOn(values, 'Das dauert ein paar Sekunden.'),
    },
    waiting_for_hosts: {
      title: 'Registriert',
      sentence: ({ missing }) =>
        plural(missing, {
          one: 'Hier fehlt noch ein Gerät. Scannen Sie als Nächstes seinen QR-Code. Der Rest beginnt dann von selbst.',
          other: `Hier fehlen noch ${missing} Geräte. Scannen Sie als Nächstes ihre QR-Codes. Der Rest beginnt dann von selbst.`,
        }),
    },
    joining: {
      title: 'Registriert',
      sentence: (values) =>
        company(values) + goesOn(values, `Das Gerät wird jetzt zum Standort ${values.site} hinzugefügt.`),
    },
    setting_up: {
      title: 'Wird eingerichtet',
      sentence: () => 'Alles geht von selbst weiter. Lassen Sie das Gerät eingeschaltet und angeschlossen.',
    },
    ready: {
      title: 'Bereit',
      sentence: ({ site }) => `Dieses Gerät arbeitet jetzt für ${site}. Sie müssen nichts mehr tun.`,
    },
    needs_attention: {
      title: 'Es gibt ein Problem',
      sentence: () => 'Dem Gerät kann so nichts passieren. Lassen Sie es eingeschaltet.',
    },
  },
  turn,
  calling: {
    title: 'Registriert',
    sentence: 'Jetzt muss sich das Gerät melden. Lassen Sie es eingeschaltet und angeschlossen.',
  },
  silent: {
    title: 'Das Gerät hat sich noch nicht gemeldet',
    sentence: 'Es ist registriert, aber wir hören nichts von ihm. Bitte prüfen Sie drei Dinge.',
    usually: 'Meist dauert es höchstens 5 Minuten.',
  },
  slow: {
    title: 'Wird noch eingerichtet',
    sentence: 'Das dauert länger als sonst. Lassen Sie das Gerät eingeschaltet und angeschlossen.',
    help: 'Ist es in einer Stunde noch nicht bereit, rufen Sie die IT-Hilfe an.',
  },
  weak: {
    title: 'Dieses Gerät ist vielleicht zu schwach',
    sentence:
      'So lässt es sich wahrscheinlich nicht fertig einrichten. Lassen Sie es eingeschaltet und sagen Sie der IT Bescheid.',
    help: 'Rufen Sie jetzt an: Die IT entscheidet, ob Sie ein anderes Gerät bekommen.',
    cpus: (has, needs) =>
      plural(has, {
        one: `Dieses Gerät hat 1 Prozessor, nötig sind ${needs}.`,
        other: `Dieses Gerät hat ${has} Prozessoren, nötig sind ${needs}.`,
      }),
    memory: (has, needs) => `Dieses Gerät hat ${has} GB Arbeitsspeicher, nötig sind ${needs} GB.`,
    disk: (has, needs) => `Dieses Gerät hat eine Festplatte mit ${has} GB, nötig sind ${needs} GB.`,
  },
  changing: {
    title: 'Wird geändert',
    sentence: 'Dieses Gerät war schon bereit. Hier wird gerade etwas geändert. Das geht von selbst weiter.',
  },
  leaving: { title: 'Wird von der IT herausgenommen', sentence: 'Es gehört bald nicht mehr zu diesem Standort.' },
  removed: { title: 'Von der IT herausgenommen', sentence: 'Es gehört nicht mehr zu diesem Standort.' },
  unfinished: { title: 'Noch nicht fertig', sentence: 'Was bisher erledigt ist, bleibt erhalten.' },
  progress: 'Fortschritt',
  steps: {
    asked: {
      title: 'Die IT wurde gefragt',
      done: 'Die IT hat geantwortet',
      hint: 'Sobald sie geantwortet hat, geht es auf dieser Seite von selbst weiter.',
    },
    registered: { title: 'Wird registriert', done: 'Registriert', hint: 'Dauert ein paar Sekunden.' },
    called_home: {
      title: 'Das Gerät meldet sich',
      done: 'Das Gerät hat sich gemeldet',
      hint: 'Meist in höchstens 5 Minuten. Ist es eingeschaltet? Steckt das Netzwerkkabel?',
    },
    set_up: {
      title: 'Wird eingerichtet',
      done: 'Eingerichtet',
      hint: 'Meist 20 bis 40 Minuten. Das Gerät kann neu starten und sein Bildschirm dunkel werden: Das ist normal.',
    },
    ready: { title: 'Bereit', done: 'Bereit', hint: '' },
  },
  took: (time) => `Dauer: ${time}`,
  after: (time) => `Wartezeit: ${time}`,
  soFar: (time) => `Bisher: ${time}`,
  soFarSince: (moment, time) => `Seit ${moment}, bisher: ${time}`,
  waitsForHosts: 'Beginnt, sobald alle Geräte dieses Standorts da sind.',
  status: { done: 'Erledigt', current: 'Jetzt', upcoming: 'Kommt noch' },
  hosts: 'Geräte an diesem Standort',
  hostsHere: (present, needed) => {
    const are = plural(present, { one: 'ist', other: 'sind' });
    return plural(needed, {
      one: `${present} von 1 Gerät ist da`,
      other: `${present} von ${needed} Geräten ${are} da`,
    });
  },
  survives: (missing, broken) => {
    const failing = plural(broken, { one: 'ein Gerät ausfällt', other: `${broken} Geräte ausfallen` });
    if (missing === 0) return `Alle sind da: Der Standort wird auch dann weiterlaufen, wenn ${failing}.`;
    const more = missing === 1 ? 'einem' : missing;
    return `Mit ${more} weiteren läuft der Standort auch dann weiter, wenn ${failing}.`;
  },
  checks: {
    title: 'Bitte prüfen Sie drei Dinge',
    cable: {
      title: 'Steckt das Netzwerkkabel?',
      text: 'Drücken Sie beide Stecker hinein, bis sie einrasten. Ein kleines Licht neben dem Kabel soll leuchten oder blinken.',
    },
    power: {
      title: 'Ist das Gerät eingeschaltet?',
      text: 'Am Gerät leuchtet ein Licht. Wenn nicht, prüfen Sie das Stromkabel und drücken Sie einmal den Einschaltknopf.',
    },
    screen: {
      title: 'Zeigt der Bildschirm diese ID?',
      text: (end) =>
        `Was hinter „MachineID“ steht, muss auf ${end} enden. Wenn nicht, haben Sie ein anderes Gerät registriert: Rufen Sie die IT-Hilfe an.`,
    },
    next: 'Stimmt alles, und das Gerät meldet sich immer noch nicht? Dann rufen Sie die IT-Hilfe an.',
  },
  lastChecked: 'Zuletzt geprüft: {age}',
  offline: 'Keine Verbindung. Sobald wieder eine da ist, geht es auf dieser Seite von selbst weiter.',
  closeable:
    'Sie können diese Seite schließen. Später kommen Sie über den Verlauf Ihres Browsers oder mit der Geräte-ID wieder hierher.',
  goOn: { sentence: 'Vielleicht geht es gerade nicht von selbst weiter.', action: 'Weitermachen' },
  again: 'Noch einmal versuchen',
  againAfterFix: 'Behoben? Noch einmal versuchen',
  host: 'Gerät',
  site: 'Standort',
  unknown: {
    title: 'Hier nicht registriert',
    sentence:
      'Dieses Gerät hat noch niemand registriert, oder Sie dürfen es hier nicht sehen. Das Registrieren dauert eine Minute.',
    action: 'Dieses Gerät registrieren',
    prove: 'Haben Sie es selbst registriert? Dann zeigen Sie, wer Sie sind, und diese Seite zeigt Ihnen den Stand.',
  },
};
