import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('de');

/** “2 of 3 hosts are there” */
function present(site: string, count: number, needed: number): string {
  return `Am Standort ${site} ${plural(count, { one: 'ist', other: 'sind' })} ${count} von ${needed} Geräten da.`;
}

/** The last step: this host, that site, one button. */
export const deConfirm: Texts['confirm'] = {
  title: 'Stimmt das so?',
  host: 'Dieses Gerät',
  site: 'Standort',
  otherHost: 'Anderes Gerät',
  otherSite: 'Anderer Standort',
  words: 'Merkwörter',
  isExpected: 'Die IT erwartet dieses Gerät hier.',
  outlook: {
    first: (site) =>
      `Das ist das erste Gerät am Standort ${site}. Es wird von selbst eingerichtet. Das dauert etwa 20 Minuten.`,
    firstOf: (site, needed) =>
      `Das ist das erste Gerät am Standort ${site}. Die Einrichtung beginnt, sobald alle ${needed} da sind.`,
    gathers: ({ site, present: count, needed, missing }) =>
      `${present(site, count, needed)} Nach diesem ${missing === 1 ? 'fehlt noch eines' : `fehlen noch ${missing}`}.`,
    completes: ({ site, present: count, needed }) => `${present(site, count, needed)} Mit diesem sind alle da.`,
    joins: (site, count) =>
      `Am Standort ${site} gibt es schon ${plural(count, { one: '1 Gerät', other: `${count} Geräte` })}. Ihr Gerät kommt dazu und wird von selbst eingerichtet.`,
    here: (site) => `Dieses Gerät ist schon für ${site} registriert. Sie können den Stand ansehen.`,
    asks: 'Zuerst wird die IT gefragt. Sobald sie zustimmt, wird das Gerät eingerichtet.',
    unknown:
      'Das Gerät wird registriert und dann von selbst eingerichtet. Auf der nächsten Seite sehen Sie, wie weit es ist.',
  },
  farAway: (distance) =>
    `Dieses Handy ist anscheinend etwa ${distance} von diesem Standort entfernt. Ist es der richtige Standort?`,
  nameTitle: 'Gerät benennen (freiwillig)',
  nameLabel: 'Name für dieses Gerät',
  nameHint: 'Zum Beispiel kasse-2 oder lager. Buchstaben, Ziffern, Punkte und Bindestriche.',
  poolQuestion: 'Was für ein Gerät ist das?',
  keyLabel: 'Kopplungscode',
  keyLabelOptional: 'Kopplungscode (freiwillig)',
  keyHint:
    'Er lag dem Gerät bei. Er wird nie gespeichert: Tippen Sie ihn jedes Mal neu ein, wenn diese Seite wieder erscheint.',
  action: (site) => `Ja, für ${site} registrieren`,
  sending: 'Wird registriert\u00A0…',
  registeredBefore: 'Schon registriert? Stand ansehen',
};
