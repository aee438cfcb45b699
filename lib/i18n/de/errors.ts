import { fixedText } from '../error-text';
import type { Texts } from '../texts';

const callHelpThen = 'rufen Sie die IT-Hilfe an und nennen Sie ihr die Vorgangsnummer unten.';
const callHelp = 'Rufen Sie die IT-Hilfe an und nennen Sie ihr die Vorgangsnummer unten.';
const waitAndRetry = 'Warten Sie eine Minute und versuchen Sie es dann noch einmal. Doppelt senden schadet nicht.';

function sayWait(seconds: string | undefined): string {
  if (seconds === undefined) return 'eine Minute';
  return seconds === '1' ? 'eine Sekunde' : `${seconds} Sekunden`;
}

/** One entry per code of the catalogue, in its order. */
export const deErrors: Texts['errors'] = {
  host_id_missing: fixedText(
    'Die Geräte-ID fehlt noch.',
    'Scannen Sie den QR-Code auf dem Bildschirm des Geräts oder tippen Sie die ID ein, die darunter steht.',
  ),
  host_id_invalid: fixedText(
    'Das sieht nicht wie eine Geräte-ID aus.',
    'Vergleichen Sie Zeichen für Zeichen mit dem Bildschirm des Geräts. Eine ID hat Buchstaben, Ziffern, - und _, aber keine Leerzeichen.',
  ),
  host_id_filler: fixedText(
    'Dieses Gerät hat keine eigene ID: Der Hersteller hat das Feld leer gelassen, deshalb lassen sich solche Geräte nicht unterscheiden.',
    'Lassen Sie dieses Gerät vorerst stehen. Bitten Sie die IT, ihm mit der Einstellung stylus.site.name einen Namen zu geben, und scannen Sie es dann noch einmal.',
  ),
  host_id_reserved: fixedText(
    'Dieses Wort kann keine Geräte-ID sein.',
    'Vergleichen Sie es mit dem Bildschirm des Geräts. Steht es dort genauso, bitten Sie die IT, die Einstellung stylus.site.name zu ändern.',
  ),
  host_blocked: fixedText(
    'Die IT hat dieses Gerät außer Betrieb genommen.',
    `Lassen Sie es ausgeschaltet. Soll es wieder verwendet werden, ${callHelpThen}`,
  ),
  host_not_expected: fixedText(
    'Die IT erwartet dieses Gerät nicht an diesem Standort.',
    `Prüfen Sie, ob Sie das richtige Gerät gescannt und den richtigen Standort gewählt haben. Wenn ja, ${callHelpThen}`,
  ),
  host_name_invalid: fixedText(
    'Dieser Name ist für ein Gerät nicht möglich.',
    'Verwenden Sie höchstens 63 Buchstaben, Ziffern, Punkte und Bindestriche, am Anfang und am Ende einen Buchstaben oder eine Ziffer. Sie können das Feld auch leer lassen.',
  ),
  site_missing: fixedText('Es ist noch kein Standort gewählt.', 'Wählen Sie den Standort, an dem dieses Gerät steht.'),
  site_unknown: fixedText(
    'Wir kennen diesen Standort nicht.',
    'Suchen Sie ihn mit Name, Straße oder Ort. Finden Sie ihn nicht, rufen Sie die IT-Hilfe an.',
  ),
  site_closed: fixedText(
    'Dieser Standort ist geschlossen. Deshalb lässt sich dort kein Gerät registrieren.',
    'Wählen Sie einen anderen Standort. Ist dieser wieder geöffnet, rufen Sie die IT-Hilfe an.',
  ),
  site_moved: {
    sentence: ({ to }) =>
      to === undefined ? 'Dieser Standort ist umgezogen.' : `Dieser Standort ist umgezogen. Neuer Standort: ${to}.`,
    nextStep: ({ to }) =>
      to === undefined ? 'Wählen Sie den neuen Standort.' : `Steht das Gerät dort, wählen Sie ${to}.`,
  },
  query_invalid: fixedText(
    'Wir konnten die Internetadresse dieser Seite nicht lesen.',
    'Gehen Sie zurück zur Startseite und scannen Sie das Gerät noch einmal.',
  ),
  body_too_large: fixedText(
    'Das war mehr, als in das Formular passt.',
    'Gehen Sie zurück zur Startseite und füllen Sie es neu aus.',
  ),
  body_invalid: fixedText(
    'Wir konnten das Formular nicht lesen.',
    'Gehen Sie zurück zur Startseite und füllen Sie es neu aus.',
  ),
  content_type_unsupported: fixedText(
    'Das Formular wurde auf eine Weise gesendet, die wir nicht lesen können.',
    'Öffnen Sie diese Seite im Browser Ihres Handys und senden Sie es noch einmal.',
  ),
  cross_origin: fixedText(
    'Das Formular kam von einer anderen Internetseite. Deshalb ist nichts geschehen.',
    'Scannen Sie den QR-Code auf dem Bildschirm des Geräts und registrieren Sie es auf der Seite, die sich öffnet.',
  ),
  timer_refused: fixedText(
    'Diese Adresse ist nur für die Zeitschaltung dieser App, die ihr Geheimnis kennt.',
    'Hier ist nichts zu tun. Die IT legt das Geheimnis fest: siehe docs/operating.md.',
  ),
  not_registered: fixedText(
    'Dieses Gerät ist hier nicht registriert.',
    'Registrieren Sie es jetzt: Das dauert eine Minute.',
  ),

  access_needed: fixedText(
    'Wir wissen noch nicht, ob Sie Geräte registrieren dürfen.',
    'Scannen Sie den QR-Code auf dem Bildschirm des Geräts noch einmal mit der Kamera-App Ihres Handys.',
  ),
  form_expired: fixedText(
    'Diese Seite war zu lange offen. Deshalb wurde nichts gesendet.',
    'Scannen Sie den QR-Code auf dem Bildschirm des Geräts noch einmal mit der Kamera-App Ihres Handys.',
  ),
  link_invalid: fixedText(
    'Der Code, den Sie gescannt haben, gilt hier nicht.',
    'Scannen Sie den Bildschirm des Geräts noch einmal. Kommt diese Meldung wieder, rufen Sie die IT-Hilfe an: Vielleicht gibt es einen neuen Code.',
  ),
  link_expired: fixedText(
    'Der Code, den Sie gescannt haben, ist abgelaufen.',
    'Lassen Sie das Gerät eingeschaltet und rufen Sie die IT-Hilfe an: Sie kann Ihnen auf anderem Weg Zugang geben.',
  ),
  link_full: fixedText(
    'Mit diesem Code sind schon so viele Geräte registriert, wie geplant waren.',
    `Lassen Sie das Gerät eingeschaltet. ${callHelp}`,
  ),
  pin_refused: fixedText(
    'Standort und PIN passen nicht zusammen.',
    'Prüfen Sie beides und tippen Sie es noch einmal ein. Die PIN Ihres Standorts erfahren Sie von der IT-Hilfe.',
  ),
  too_many_attempts: {
    sentence: () => 'Das wurde zu oft versucht.',
    nextStep: ({ seconds }) => `Warten Sie ${sayWait(seconds)} und versuchen Sie es dann noch einmal.`,
  },
  too_many_requests: {
    sentence: () => 'Es kamen zu viele Anfragen auf einmal. Deshalb ist nichts geschehen.',
    nextStep: ({ seconds }) =>
      `Warten Sie ${sayWait(seconds)} und versuchen Sie es dann noch einmal. Doppelt senden schadet nicht.`,
  },
  sign_in_failed: fixedText(
    'Die Anmeldung hat nicht geklappt.',
    'Beginnen Sie noch einmal beim Gerät: Scannen Sie seinen Bildschirm und melden Sie sich dann an.',
  ),
  sign_in_refused: fixedText(
    'Sie sind angemeldet, aber Sie dürfen keine Geräte registrieren.',
    `Bitten Sie die IT um die Erlaubnis oder ${callHelpThen}`,
  ),
  sign_in_unavailable: fixedText('Die Anmeldung Ihrer Firma antwortet gerade nicht.', waitAndRetry),
  pairing_key_needed: fixedText(
    'Dieser Standort braucht den Kopplungscode des Geräts.',
    'Tippen Sie den Code ein, der dem Gerät beilag, und senden Sie es noch einmal.',
  ),
  pairing_key_invalid: fixedText(
    'Das sieht nicht wie ein Kopplungscode aus.',
    'Vergleichen Sie Zeichen für Zeichen mit dem, was dem Gerät beilag.',
  ),
  approval_rejected: fixedText(
    'Die IT hat dieses Gerät nicht zugelassen.',
    `Lassen Sie das Gerät eingeschaltet. ${callHelp}`,
  ),
  approval_link_invalid: fixedText(
    'Mit diesem Link können Sie nicht (mehr) entscheiden.',
    'Bitten Sie um einen neuen oder entscheiden Sie auf der Kommandozeile: siehe docs/operating.md.',
  ),
  approval_not_wanted: fixedText(
    'Über dieses Gerät ist nichts (mehr) zu entscheiden.',
    'Jemand hat schon entschieden, oder das Gerät wurde inzwischen neu registriert. Seine Seite zeigt den Stand.',
  ),
  approver_missing: fixedText(
    'Wir müssen wissen, wer entscheidet.',
    'Tippen Sie Ihren Namen ein oder melden Sie sich an und senden Sie es noch einmal.',
  ),

  undo_refused: fixedText(
    'Das kann nur das Handy zurücknehmen, mit dem das Gerät registriert wurde, und nur 15 Minuten lang.',
    `Es wurde nichts geändert. ${callHelp}`,
  ),
  undo_too_late: fixedText(
    'Das Gerät gehört schon zum Standort. Deshalb lässt sich das hier nicht mehr zurücknehmen.',
    'Es wurde nichts geändert. Bitten Sie die IT, es zurückzunehmen: Auf der Seite des Geräts gibt es dafür einen Knopf.',
  ),
  host_leaving: fixedText(
    'Die IT nimmt dieses Gerät gerade aus dem Standort heraus.',
    'Sie müssen nichts tun. Wollen Sie es neu registrieren, warten Sie ein paar Minuten und versuchen Sie es dann noch einmal.',
  ),
  host_removed: fixedText(
    'Die IT hat dieses Gerät aus dem Standort herausgenommen.',
    'Sie müssen nichts tun. Soll es wieder verwendet werden, hier oder an einem anderen Standort, registrieren Sie es noch einmal.',
  ),
  list_too_long: fixedText(
    'Das sind zu viele Geräte auf einmal.',
    'Registrieren Sie zuerst die Geräte auf der Liste und machen Sie dann mit den anderen weiter.',
  ),
  practice_full: fixedText(
    'Gerade üben zu viele Leute.',
    'Warten Sie ein paar Minuten und versuchen Sie es dann noch einmal. Hier ist nichts echt.',
  ),

  cluster_ambiguous: fixedText(
    'Die IT hat diesen Standort zweimal eingerichtet. Wir wissen nicht, welche Einrichtung die richtige ist.',
    `Es wurde nichts geändert. ${callHelp}`,
  ),
  cluster_deleting: fixedText(
    'Die IT löscht gerade die Einrichtung dieses Standorts.',
    'Lassen Sie das Gerät eingeschaltet und versuchen Sie es in einer halben Stunde noch einmal.',
  ),
  cluster_not_ours: fixedText(
    'Die IT benutzt den Namen dieses Standorts schon für etwas anderes.',
    `Es wurde nichts geändert. ${callHelp}`,
  ),
  cluster_in_error: fixedText(
    'Die Einrichtung dieses Standorts hat nicht geklappt.',
    `Lassen Sie das Gerät eingeschaltet. ${callHelp}`,
  ),
  host_at_other_site: {
    sentence: ({ site }) =>
      site === undefined
        ? 'Dieses Gerät ist schon für einen anderen Standort registriert.'
        : `Dieses Gerät ist schon für ${site} registriert.`,
    nextStep: ({ site }) =>
      site === undefined
        ? 'Steht es wirklich hier, rufen Sie die IT-Hilfe an: Sie kann es auf diesen Standort ummelden.'
        : `Steht es am Standort ${site}, ist nichts zu tun. Steht es hier, rufen Sie die IT-Hilfe an: Sie kann es auf diesen Standort ummelden.`,
  },
  host_in_other_cluster: fixedText(
    'Dieses Gerät arbeitet schon für einen anderen Standort.',
    `Prüfen Sie, ob Sie das richtige Gerät gescannt haben. Wenn ja, ziehen Sie keinen Stecker. ${callHelp}`,
  ),
  host_registered_elsewhere: fixedText(
    'Dieses Gerät ist schon außerhalb dieser App registriert.',
    `Prüfen Sie, ob Sie das richtige Gerät gescannt haben. Wenn ja, ${callHelpThen}`,
  ),
  host_state_unclear: fixedText(
    'An diesem Gerät ändert sich gerade etwas. Wir wissen noch nicht, wohin es gehört.',
    waitAndRetry,
  ),
  host_pool_missing: fixedText(
    'An diesem Standort gibt es mehrere Arten von Geräten.',
    'Sagen Sie, welches dieses hier ist, und registrieren Sie es noch einmal.',
  ),
  host_pool_unknown: fixedText('Niemand hat gesagt, wofür dieses Gerät an diesem Standort da ist.', callHelp),
  host_pool_full: fixedText(
    'Dieser Standort hat schon alle Geräte dieser Art, die er haben darf.',
    `Prüfen Sie, welche Art für dieses Gerät angegeben ist. Wenn das stimmt, ${callHelpThen}`,
  ),
  host_pool_unfit: fixedText(
    'Dieses Gerät ist nicht für das gebaut, wofür es registriert wurde.',
    `Prüfen Sie, welche Art für dieses Gerät angegeben ist. Wenn das stimmt, ${callHelpThen}`,
  ),
  host_pool_awaited: fixedText(
    'Das Gerät hat noch nicht gesagt, was es ist.',
    'Schalten Sie es ein, schließen Sie es ans Netz an und versuchen Sie es in einer Minute noch einmal.',
  ),
  site_full: {
    sentence: ({ most }) =>
      most === undefined
        ? 'Dieser Standort hat schon alle Geräte, die er haben darf.'
        : `Dieser Standort hat schon alle Geräte, die er haben darf (${most}).`,
    nextStep: () => `Prüfen Sie, ob Sie den richtigen Standort gewählt haben. Wenn ja, ${callHelpThen}`,
  },
  appliance_unfit: fixedText(
    'Dieses Gerät ist zu klein für diesen Standort, oder ihm fehlt etwas, das die IT vorgesehen hat.',
    `Prüfen Sie, ob es das richtige Gerät und der richtige Standort ist. Wenn ja, ${callHelpThen}`,
  ),
  kind_not_supported: fixedText(
    'Das Verwaltungssystem kann einen Standort dieser Art nicht einrichten.',
    `Noch einmal versuchen hilft nicht. ${callHelp}`,
  ),
  addresses_exhausted: fixedText(
    'An diesem Standort ist für ein weiteres Gerät keine Netzwerkadresse mehr frei.',
    callHelp,
  ),

  palette_unreachable: fixedText('Das Verwaltungssystem antwortet gerade nicht.', waitAndRetry),
  palette_slow: fixedText('Das Verwaltungssystem ist gerade sehr langsam.', waitAndRetry),
  palette_busy: fixedText('Gerade werden viele Geräte registriert.', waitAndRetry),
  palette_answer_unreadable: fixedText('Wir konnten die Antwort des Verwaltungssystems nicht lesen.', waitAndRetry),
  palette_credential_refused: fixedText(
    'Diese App darf das Verwaltungssystem gerade nicht benutzen.',
    `Noch einmal versuchen hilft nicht. ${callHelp}`,
  ),
  palette_refused: fixedText(
    'Das Verwaltungssystem hat dieses Gerät abgelehnt.',
    `Noch einmal versuchen hilft nicht. ${callHelp}`,
  ),
  pool_change_refused: fixedText('Jemand anderes hat den Standort im selben Augenblick geändert.', waitAndRetry),
  site_being_set_up: fixedText(
    'Dieser Standort wird noch eingerichtet. Das Gerät ist registriert und kommt danach dazu.',
    'Lassen Sie das Gerät eingeschaltet. Versuchen Sie es in einer halben Stunde noch einmal. Doppelt senden schadet nicht.',
  ),
  profile_not_found: fixedText(
    'Bei der IT fehlt ein Teil der Einrichtung dieses Standorts.',
    `Noch einmal versuchen hilft nicht. ${callHelp}`,
  ),
  backup_location_gone: fixedText(
    'Bei der IT fehlt der Ort, an dem die Daten dieses Standorts gesichert werden.',
    `Noch einmal versuchen hilft nicht. ${callHelp}`,
  ),
  outcome_unknown: fixedText('Wir wissen noch nicht, ob der letzte Schritt geklappt hat.', waitAndRetry),

  site_busy: fixedText('Gerade wird ein anderes Gerät dieses Standorts registriert.', waitAndRetry),
  store_unavailable: fixedText('Diese App kann gerade nichts speichern.', waitAndRetry),
  configuration_missing: {
    sentence: ({ missing }) =>
      missing === undefined
        ? 'Diese App ist nicht fertig eingerichtet. Deshalb kann sie keine Geräte registrieren.'
        : `Diese App ist nicht fertig eingerichtet. Deshalb kann sie keine Geräte registrieren. Es fehlt: ${missing}.`,
    nextStep: () =>
      'Lassen Sie das Gerät eingeschaltet und sagen Sie der IT Bescheid. Sie können es später registrieren.',
  },
  internal: fixedText(
    'Bei uns ist ein Fehler aufgetreten.',
    `Versuchen Sie es noch einmal. Passiert es wieder, ${callHelpThen}`,
  ),
};
