import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('de');

/** The second step: at which site? Where the phone is, is never called „Standort“ here, as phones do: that is the site. */
export const deChoose: Texts['choose'] = {
  title: 'Wo steht dieses Gerät?',
  count: (count) => plural(count, { one: '1 Standort', other: `${count} Standorte` }),
  lastSite: 'Hier waren Sie zuletzt',
  movedTo: (site) => `Umgezogen. Neuer Standort: ${site}`,
  search: {
    label: 'Standort suchen',
    hint: 'Name, Straße, Ort oder Nummer',
    action: 'Suchen',
    results: 'Standorte',
    none: 'Kein Standort gefunden. Versuchen Sie es mit einem kürzeren Wort oder nur mit dem Ort.',
    noneAtAll: 'Es gibt noch keine Standorte. Sagen Sie der IT Bescheid.',
    failed: 'Die Suche antwortet nicht. Prüfen Sie die Verbindung und tippen Sie dann auf „Suchen“.',
    more: 'Es gibt noch mehr Standorte. Tippen Sie einen Teil des Namens ein.',
    tooMany: 'Tippen Sie mindestens zwei Buchstaben ein, um Ihren Standort zu finden.',
    closed: 'Geschlossen',
    moved: 'Umgezogen. Fragen Sie die IT, wohin.',
  },
  near: {
    action: 'In der Nähe suchen',
    results: 'Standorte in der Nähe',
    finding: 'Wir stellen fest, wo dieses Handy ist. In der Zwischenzeit können Sie selbst suchen.',
    denied: 'Dieses Handy darf nicht sagen, wo es ist. Suchen Sie den Standort selbst.',
    unknown: 'Dieses Handy kann nicht feststellen, wo es ist. Suchen Sie den Standort selbst.',
    none: 'Kein Standort im Umkreis von 100 km. Suchen Sie den Standort selbst.',
    tooOften: 'Das war zu oft hintereinander. Warten Sie eine Minute oder suchen Sie den Standort selbst.',
  },
};
