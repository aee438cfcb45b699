import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('de');

/** “2 of 3 hosts are here. One more and this site survives a broken host.” */
const gathering: Texts['hosts']['gathering'] = ({ present, coming, needed }) => {
  const missing = needed - present - coming;
  if (coming === 0 && missing === 0) {
    return `Alle ${needed} Geräte sind da. Sobald sie bereit sind, läuft der Standort auch dann weiter, wenn ein Gerät ausfällt.`;
  }
  const withThese = plural(coming, { one: 'Mit diesem Gerät', other: 'Mit diesen Geräten' });
  if (missing === 0) {
    return `${withThese} sind es ${needed} von ${needed}: Der Standort wird auch dann weiterlaufen, wenn ein Gerät ausfällt.`;
  }
  const here =
    coming === 0
      ? `${present} von ${needed} Geräten ${plural(present, { one: 'ist', other: 'sind' })} da.`
      : `${withThese} sind es ${present + coming} von ${needed}.`;
  const more = missing === 1 ? 'einem' : missing;
  return `${here} Mit ${more} weiteren läuft der Standort auch dann weiter, wenn ein Gerät ausfällt.`;
};

/** Several hosts at one site, registered together. */
export const deHosts: Texts['hosts'] = {
  title: (count, site) => plural(count, { one: `1 Gerät für ${site}`, other: `${count} Geräte für ${site}` }),
  gathering,
  list: 'Geräte auf dieser Liste',
  counts: {
    good: (count) => `Registriert: ${count}`,
    waiting: (count) => plural(count, { one: `Wartet: ${count}`, other: `Warten: ${count}` }),
    fresh: (count) => `Noch nicht registriert: ${count}`,
    bad: (count) => `Mit Problem: ${count}`,
  },
  row: {
    notYet: 'Noch nicht registriert',
    waitsForHosts: 'Registriert, wartet auf weitere Geräte',
    expectedAt: (site) => `Die IT erwartet dieses Gerät am Standort ${site}.`,
    look: 'Stand ansehen',
    alone: 'Einzeln registrieren',
    remove: 'Von der Liste nehmen',
  },
  add: {
    title: 'Nächstes Gerät hinzufügen',
    label: 'Geräte-ID',
    hint: 'Sie steht auf dem Bildschirm des Geräts. Sie können sie auch einfügen.',
    action: 'Auf die Liste setzen',
    sending: 'Wird hinzugefügt\u00A0…',
    several: 'In diesem Text stehen IDs von mehreren Geräten: Alle kommen auf die Liste.',
    ownCamera: 'Auch die Kamera-App dieses Handys geht: Das Gerät, das Sie damit scannen, kommt auf diese Liste.',
    twice: 'Dieses Gerät steht schon auf der Liste.',
    full: (most) => `Mehr als ${most} Geräte passen nicht auf eine Liste. Registrieren Sie zuerst diese.`,
    another: 'Noch ein Gerät hinzufügen',
  },
  register: (count) => plural(count, { one: 'Dieses Gerät registrieren', other: `Diese ${count} Geräte registrieren` }),
  again: 'Noch einmal versuchen',
  sending: 'Wird registriert\u00A0…',
  keys: 'Jedes Gerät dieses Standorts braucht seinen eigenen Kopplungscode. Registrieren Sie die Geräte einzeln.',
  pools: 'An diesem Standort sagen Sie zu jedem Gerät, was es ist. Registrieren Sie die Geräte einzeln.',
  clear: 'Diese Liste beenden',
  clearHint: 'Registrierte Geräte bleiben registriert.',
  start: {
    another: 'Noch ein Gerät hier',
    join: 'Auf die Liste setzen',
    joins: (count, site) =>
      plural(count, {
        one: `Auf Ihrer Liste steht 1 Gerät für ${site}.`,
        other: `Auf Ihrer Liste stehen ${count} Geräte für ${site}.`,
      }),
    collect: 'Mehrere Geräte hier? Liste anlegen',
    ends: (site) => `Damit endet Ihre Liste für ${site}.`,
  },
  none: {
    title: 'Hier gibt es keine Liste',
    sentence:
      'Dieses Handy hat keine Liste gespeichert, oder Sie dürfen sie nicht sehen. Registrieren Sie ein Gerät nach dem anderen: Das geht immer.',
    action: 'Ein Gerät registrieren',
  },
};
