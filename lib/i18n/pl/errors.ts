import { fixedText } from '../error-text';
import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('pl');

const callHelpThen = 'zadzwoń do pomocy technicznej i podaj numer sprawy, który jest poniżej.';
const callHelp = 'Zadzwoń do pomocy technicznej i podaj numer sprawy, który jest poniżej.';
const noHarm = 'Ponowne wysłanie niczemu nie szkodzi.';
const waitAndRetry = `Odczekaj minutę, a potem spróbuj ponownie. ${noHarm}`;
const scanAgain = 'Otwórz aparat w telefonie i zeskanuj ponownie kod QR na ekranie urządzenia.';

function sayWait(seconds: string | undefined): string {
  if (seconds === undefined) return 'minutę';
  return plural(Number(seconds), {
    one: 'sekundę',
    few: `${seconds} sekundy`,
    many: `${seconds} sekund`,
    other: `${seconds} sekundy`,
  });
}

export const plErrors: Texts['errors'] = {
  host_id_missing: fixedText(
    'Nie podano jeszcze ID urządzenia.',
    'Zeskanuj kod QR na ekranie urządzenia albo wpisz ID, które jest pod nim.',
  ),
  host_id_invalid: fixedText(
    'To nie wygląda na ID urządzenia.',
    'Porównaj je z ekranem urządzenia, znak po znaku. ID ma litery, cyfry, - i _, ale nie ma spacji.',
  ),
  host_id_filler: fixedText(
    'To urządzenie nie ma własnego ID: producent zostawił puste pole, więc każde takie urządzenie wygląda tak samo.',
    'Na razie zostaw to urządzenie. Poproś dział IT o nadanie mu nazwy w ustawieniu stylus.site.name, a potem zeskanuj je ponownie.',
  ),
  host_id_reserved: fixedText(
    'To słowo nie może być ID urządzenia.',
    'Porównaj je z ekranem urządzenia. Jeśli jest takie samo, poproś dział IT o zmianę ustawienia stylus.site.name.',
  ),
  host_blocked: fixedText(
    'Dział IT wycofał to urządzenie z użycia.',
    `Zostaw je wyłączone. Jeśli ma być znowu używane, ${callHelpThen}`,
  ),
  host_not_expected: fixedText(
    'Dział IT nie spodziewa się tego urządzenia w tej placówce.',
    `Sprawdź, czy to właściwe urządzenie i właściwa placówka. Jeśli tak, ${callHelpThen}`,
  ),
  host_name_invalid: fixedText(
    'Tej nazwy urządzenia nie można użyć.',
    'Użyj najwyżej 63 znaków: liter, cyfr, kropek i łączników (-). Na początku i na końcu musi być litera lub cyfra. Pole może też być puste.',
  ),
  site_missing: fixedText('Nie wybrano jeszcze placówki.', 'Wybierz placówkę, w której stoi to urządzenie.'),
  site_unknown: fixedText(
    'Nie znamy tej placówki.',
    'Wyszukaj ją po nazwie, ulicy lub miejscowości. Jeśli jej nie ma, zadzwoń do pomocy technicznej.',
  ),
  site_closed: fixedText(
    'Ta placówka jest zamknięta, więc nie można w niej zarejestrować urządzenia.',
    'Wybierz inną placówkę. Jeśli ta jest znowu otwarta, zadzwoń do pomocy technicznej.',
  ),
  site_moved: {
    sentence: ({ to }) =>
      to === undefined
        ? 'Ta placówka została przeniesiona.'
        : `Ta placówka została przeniesiona. Teraz jest to placówka ${to}.`,
    nextStep: ({ to }) =>
      to === undefined ? 'Wybierz nową placówkę.' : `Jeśli urządzenie stoi w placówce ${to}, wybierz ją.`,
  },
  query_invalid: fixedText(
    'Nie udało się odczytać tego adresu.',
    'Wróć na początek i zeskanuj urządzenie jeszcze raz.',
  ),
  body_too_large: fixedText('W formularzu było za dużo danych.', 'Wróć na początek i wypełnij go jeszcze raz.'),
  body_invalid: fixedText('Nie udało się odczytać formularza.', 'Wróć na początek i wypełnij go jeszcze raz.'),
  content_type_unsupported: fixedText(
    'Formularz wysłano w sposób, którego nie umiemy odczytać.',
    'Otwórz tę stronę w przeglądarce telefonu i wyślij go jeszcze raz.',
  ),
  cross_origin: fixedText(
    'Formularz wysłano z innej strony internetowej, więc nic nie zrobiono.',
    'Zeskanuj kod QR na ekranie urządzenia i zarejestruj je na stronie, która się otworzy.',
  ),
  timer_refused: fixedText(
    'Ten adres jest dla zegara tej aplikacji, który zna jej tajne hasło.',
    'Nie musisz tu nic robić. Hasło ustawia dział IT: zobacz docs/operating.md.',
  ),
  not_registered: fixedText('To urządzenie nie jest tu zarejestrowane.', 'Zarejestruj je teraz: to zajmie minutę.'),

  access_needed: fixedText('Nie wiemy jeszcze, czy możesz rejestrować urządzenia.', scanAgain),
  form_expired: fixedText('Ta strona była otwarta zbyt długo, więc nic nie wysłano.', scanAgain),
  link_invalid: fixedText(
    'Zeskanowany kod nie jest tu ważny.',
    'Zeskanuj ekran urządzenia jeszcze raz. Jeśli to się powtórzy, zadzwoń do pomocy technicznej: kod mógł zostać wymieniony.',
  ),
  link_expired: fixedText(
    'Zeskanowany kod stracił ważność.',
    'Zostaw urządzenie włączone i zadzwoń do pomocy technicznej: możesz dostać dostęp w inny sposób.',
  ),
  link_full: fixedText(
    'Tym kodem zarejestrowano już tyle urządzeń, ile planowano.',
    `Zostaw urządzenie włączone. ${callHelp}`,
  ),
  pin_refused: fixedText(
    'Placówka i PIN nie pasują do siebie.',
    'Sprawdź jedno i drugie, a potem wpisz je jeszcze raz. PIN placówki poda ci pomoc techniczna.',
  ),
  too_many_attempts: {
    sentence: () => 'Było zbyt wiele prób.',
    nextStep: ({ seconds }) => `Odczekaj ${sayWait(seconds)}, a potem spróbuj ponownie.`,
  },
  too_many_requests: {
    sentence: () => 'Zbyt wiele zgłoszeń przyszło naraz, więc nic nie zrobiono.',
    nextStep: ({ seconds }) => `Odczekaj ${sayWait(seconds)}, a potem spróbuj ponownie. ${noHarm}`,
  },
  sign_in_failed: fixedText(
    'Logowanie się nie udało.',
    'Zacznij od urządzenia: zeskanuj jego ekran, a potem się zaloguj.',
  ),
  sign_in_refused: fixedText(
    'Logowanie się udało, ale nie możesz rejestrować urządzeń.',
    `Poproś dział IT o zgodę albo ${callHelpThen}`,
  ),
  sign_in_unavailable: fixedText('Strona logowania twojej firmy w tej chwili nie odpowiada.', waitAndRetry),
  pairing_key_needed: fixedText(
    'Ta placówka wymaga klucza parowania urządzenia.',
    'Wpisz klucz dołączony do urządzenia, a potem wyślij jeszcze raz.',
  ),
  pairing_key_invalid: fixedText(
    'To nie wygląda na klucz parowania.',
    'Porównaj go z kluczem dołączonym do urządzenia, znak po znaku.',
  ),
  approval_rejected: fixedText('Dział IT nie zgodził się na to urządzenie.', `Zostaw urządzenie włączone. ${callHelp}`),
  approval_link_invalid: fixedText(
    'Ten link nie pozwala (już) podjąć decyzji.',
    'Poproś o nowy albo podejmij decyzję w wierszu poleceń: zobacz docs/operating.md.',
  ),
  approval_not_wanted: fixedText(
    'O tym urządzeniu nie trzeba (już) decydować.',
    'Ktoś już zdecydował albo urządzenie zarejestrowano potem na nowo. Stan pokazuje strona urządzenia.',
  ),
  approver_missing: fixedText(
    'Musimy wiedzieć, kto decyduje.',
    'Wpisz imię i nazwisko albo się zaloguj, a potem wyślij jeszcze raz.',
  ),

  undo_refused: fixedText(
    'Rejestrację można cofnąć tylko z telefonu, z którego ją wysłano, i tylko przez 15 minut.',
    `Nic nie zmieniono. ${callHelp}`,
  ),
  undo_too_late: fixedText(
    'Urządzenie należy już do placówki, więc stąd nie można cofnąć rejestracji.',
    'Nic nie zmieniono. Poproś dział IT o cofnięcie: przycisk jest na stronie urządzenia.',
  ),
  host_leaving: fixedText(
    'Dział IT właśnie usuwa to urządzenie z placówki.',
    'Nie musisz nic robić. Aby zarejestrować je na nowo, odczekaj kilka minut, a potem spróbuj ponownie.',
  ),
  host_removed: fixedText(
    'Dział IT usunął to urządzenie z placówki.',
    'Nie musisz nic robić. Aby znów go używać, tutaj lub w innej placówce, zarejestruj je ponownie.',
  ),
  list_too_long: fixedText('To za dużo urządzeń naraz.', 'Zarejestruj najpierw te z listy, a potem pozostałe.'),
  practice_full: fixedText(
    'W tej chwili ćwiczy zbyt wiele osób.',
    'Odczekaj kilka minut, a potem spróbuj ponownie. Tutaj nic nie dzieje się naprawdę.',
  ),

  cluster_ambiguous: fixedText(
    'Dział IT ma dwie konfiguracje tej placówki i nie wiemy, która jest właściwa.',
    `Nic nie zmieniono. ${callHelp}`,
  ),
  cluster_deleting: fixedText(
    'Dział IT właśnie usuwa konfigurację tej placówki.',
    'Zostaw urządzenie włączone i spróbuj ponownie za pół godziny.',
  ),
  cluster_not_ours: fixedText(
    'Dział IT używa już nazwy tej placówki do czegoś innego.',
    `Nic nie zmieniono. ${callHelp}`,
  ),
  cluster_in_error: fixedText('Przygotowanie tej placówki się nie udało.', `Zostaw urządzenie włączone. ${callHelp}`),
  host_at_other_site: {
    sentence: ({ site }) =>
      site === undefined
        ? 'To urządzenie jest już zarejestrowane w innej placówce.'
        : `To urządzenie jest już zarejestrowane w placówce ${site}.`,
    nextStep: ({ site }) =>
      site === undefined
        ? 'Jeśli naprawdę stoi tutaj, zadzwoń do pomocy technicznej: może je przenieść.'
        : `Jeśli stoi w placówce ${site}, nie trzeba nic robić. Jeśli stoi tutaj, zadzwoń do pomocy technicznej: może je przenieść.`,
  },
  host_in_other_cluster: fixedText(
    'To urządzenie działa już w innej placówce.',
    `Sprawdź, czy to właściwe urządzenie. Jeśli tak, nie odłączaj go. ${callHelp}`,
  ),
  host_registered_elsewhere: fixedText(
    'To urządzenie zarejestrowano już poza tą aplikacją.',
    `Sprawdź, czy to właściwe urządzenie. Jeśli tak, ${callHelpThen}`,
  ),
  host_state_unclear: fixedText(
    'Stan tego urządzenia właśnie się zmienia i nie wiemy, do której placówki ono należy.',
    waitAndRetry,
  ),
  host_pool_missing: fixedText(
    'W tej placówce są urządzenia kilku rodzajów.',
    'Wskaż, które z nich to jest, i zarejestruj je jeszcze raz.',
  ),
  host_pool_unknown: fixedText('Nikt nie powiedział, do czego służy to urządzenie w tej placówce.', callHelp),
  host_pool_full: fixedText(
    'Ta placówka ma już tyle urządzeń tego rodzaju, ile może mieć.',
    `Sprawdź, co zostało podane o tym urządzeniu. Jeśli to się zgadza, ${callHelpThen}`,
  ),
  host_pool_unfit: fixedText(
    'To urządzenie nie nadaje się do tego, jako co je zarejestrowano.',
    `Sprawdź, co zostało podane o tym urządzeniu. Jeśli to się zgadza, ${callHelpThen}`,
  ),
  host_pool_awaited: fixedText(
    'Urządzenie jeszcze nie powiedziało, czym jest.',
    'Włącz je, podłącz do sieci i za minutę spróbuj jeszcze raz.',
  ),
  site_full: {
    sentence: ({ most }) =>
      most === undefined
        ? 'Ta placówka ma już tyle urządzeń, ile może mieć.'
        : `Ta placówka ma już tyle urządzeń, ile może mieć (${most}).`,
    nextStep: () => `Sprawdź, czy to właściwa placówka. Jeśli tak, ${callHelpThen}`,
  },
  appliance_unfit: fixedText(
    'To urządzenie jest za małe dla tej placówki albo brakuje mu czegoś, co zaplanował dział IT.',
    `Sprawdź, czy to właściwe urządzenie i właściwa placówka. Jeśli tak, ${callHelpThen}`,
  ),
  kind_not_supported: fixedText(
    'System zarządzania nie potrafi przygotować placówki tego rodzaju.',
    `Ponowna próba nic nie da. ${callHelp}`,
  ),
  addresses_exhausted: fixedText(
    'W tej placówce nie ma już wolnego adresu w sieci dla kolejnego urządzenia.',
    callHelp,
  ),

  palette_unreachable: fixedText('System zarządzania w tej chwili nie odpowiada.', waitAndRetry),
  palette_slow: fixedText('System zarządzania działa w tej chwili bardzo wolno.', waitAndRetry),
  palette_busy: fixedText('W tej chwili rejestrowanych jest wiele urządzeń.', waitAndRetry),
  palette_answer_unreadable: fixedText('Nie udało się odczytać odpowiedzi systemu zarządzania.', waitAndRetry),
  palette_credential_refused: fixedText(
    'Ta aplikacja nie może w tej chwili używać systemu zarządzania.',
    `Ponowna próba nic nie da. ${callHelp}`,
  ),
  palette_refused: fixedText('System zarządzania odrzucił to urządzenie.', `Ponowna próba nic nie da. ${callHelp}`),
  pool_change_refused: fixedText('W tej samej chwili ktoś inny zmieniał coś w tej placówce.', waitAndRetry),
  site_being_set_up: fixedText(
    'Ta placówka jest jeszcze przygotowywana. Urządzenie jest zarejestrowane i dołączy do niej potem.',
    `Zostaw urządzenie włączone. Spróbuj ponownie za pół godziny. ${noHarm}`,
  ),
  profile_not_found: fixedText(
    'Po stronie działu IT brakuje części konfiguracji tej placówki.',
    `Ponowna próba nic nie da. ${callHelp}`,
  ),
  backup_location_gone: fixedText(
    'Po stronie działu IT brakuje miejsca, w którym zabezpiecza się dane tej placówki.',
    `Ponowna próba nic nie da. ${callHelp}`,
  ),
  outcome_unknown: fixedText('Nie wiemy jeszcze, czy ostatni krok się udał.', waitAndRetry),

  site_busy: fixedText('Właśnie trwa rejestracja innego urządzenia w tej placówce.', waitAndRetry),
  store_unavailable: fixedText('Ta aplikacja nie może w tej chwili niczego zapisać.', waitAndRetry),
  configuration_missing: {
    sentence: ({ missing }) =>
      missing === undefined
        ? 'Ta aplikacja nie jest w pełni ustawiona, więc nie może rejestrować urządzeń.'
        : `Ta aplikacja nie jest w pełni ustawiona, więc nie może rejestrować urządzeń. Brakuje: ${missing}.`,
    nextStep: () => 'Zostaw urządzenie włączone i powiadom dział IT. Możesz wrócić i zarejestrować je później.',
  },
  internal: fixedText(
    'Coś poszło nie tak po naszej stronie.',
    `Spróbuj ponownie. Jeśli to się powtórzy, ${callHelpThen}`,
  ),
};
