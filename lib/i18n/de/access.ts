import type { Texts } from '../texts';

/** The ways in: proving that one may register, and what IT reads who is asked about a host. */
export const deAccess: Texts['access'] = {
  prove: {
    title: 'Zeigen Sie, dass Sie das dürfen',
    titleOfLink: 'Für diesen Code brauchen Sie eine PIN',
    introduction: 'Wählen Sie einen dieser Wege. Einmal am Tag genügt.',
    introductionOfScan:
      'Öffnen Sie diese Seite über den QR-Code auf dem Bildschirm des Geräts: Er zeigt, dass Sie das dürfen.',
    introductionOfLink: 'Tippen Sie die PIN ein, die Sie zu diesem Gerät bekommen haben.',
    scanTitle: 'Bildschirm noch einmal scannen',
    scan: 'Richten Sie die Kamera-App Ihres Handys auf den QR-Code auf dem Bildschirm des Geräts. Öffnen Sie die Seite im normalen Browser des Handys.',
    pinTitle: 'PIN Ihres Standorts eintippen',
    site: 'Standort',
    siteHint: 'Seine Nummer oder sein Name, wie die IT ihn nennt.',
    pin: 'PIN',
    pinHint: 'Die IT-Hilfe kann sie Ihnen nennen. Einfügen geht auch.',
    action: 'Weiter',
    sending: 'Wird geprüft\u00A0…',
    signInTitle: 'Haben Sie ein Firmenkonto?',
    signIn: 'Mit dem Firmenkonto anmelden',
    another: 'Ihr Standort steht nicht in der Liste?',
  },
  session: {
    atSite: (site) => `Mit diesem Handy dürfen Sie Geräte für ${site} registrieren.`,
    atSeveral: 'Mit diesem Handy dürfen Sie Geräte für mehrere Standorte registrieren.',
    atNone: 'Wir erkennen dieses Handy wieder.',
    signOut: 'Abmelden',
  },
  approve: {
    title: 'Darf dieses Gerät eingerichtet werden?',
    introduction: 'Jemand möchte dieses Gerät einrichten. Bisher ist nichts geschehen.',
    host: 'Gerät',
    site: 'Standort',
    askedAt: 'Angefragt',
    decidedAt: 'Entschieden',
    askedBy: 'Angefragt über',
    hostName: 'Name',
    name: 'Ihr Name',
    nameHint: 'Er wird mit der Entscheidung gespeichert.',
    allow: 'Gerät zulassen',
    refuse: 'Ablehnen',
    signInFirst: 'Melden Sie sich an, damit Ihr Name mit der Entscheidung gespeichert wird.',
    notIt:
      'Sie sind angemeldet, aber nur die IT darf entscheiden. Melden Sie sich mit einem anderen Konto an oder geben Sie diesen Link weiter.',
    signedInAs: (who) => `Sie entscheiden als ${who}.`,
    approved: { title: 'Zugelassen', sentence: 'Das Gerät wird jetzt eingerichtet. Sie müssen nichts mehr tun.' },
    rejected: {
      title: 'Abgelehnt',
      sentence: 'Das Gerät wird nicht eingerichtet. Wer es registrieren wollte, sieht das auf seiner Seite.',
    },
    decidedBy: 'Entschieden von',
    invalidTitle: 'Sie können hier nicht entscheiden',
  },
};
