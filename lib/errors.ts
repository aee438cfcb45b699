/** Who can mend it: the person in front of the host, central IT, or nobody but time. */
export type FixedBy = 'operator' | 'it' | 'wait';

interface Entry {
  /** HTTP status of the JSON answer and of the page that shows it. */
  readonly status: number;
  /** True when the same request may succeed later without anybody changing anything. */
  readonly retry: boolean;
  readonly fixedBy: FixedBy;
}

/**
 * Everything that can go wrong for whoever uses the app: a closed list. The sentences and next steps live in
 * `lib/i18n`, one per entry and language; `docs/errors.md` has a row for each.
 */
export const catalogue = {
  // What was typed or scanned.
  host_id_missing: { status: 400, retry: false, fixedBy: 'operator' },
  host_id_invalid: { status: 400, retry: false, fixedBy: 'operator' },
  host_id_filler: { status: 422, retry: false, fixedBy: 'it' },
  host_id_reserved: { status: 422, retry: false, fixedBy: 'it' },
  host_blocked: { status: 409, retry: false, fixedBy: 'it' },
  host_not_expected: { status: 409, retry: false, fixedBy: 'it' },
  host_name_invalid: { status: 400, retry: false, fixedBy: 'operator' },
  site_missing: { status: 400, retry: false, fixedBy: 'operator' },
  site_unknown: { status: 404, retry: false, fixedBy: 'operator' },
  site_closed: { status: 409, retry: false, fixedBy: 'it' },
  site_moved: { status: 409, retry: false, fixedBy: 'operator' },
  query_invalid: { status: 400, retry: false, fixedBy: 'operator' },
  body_too_large: { status: 413, retry: false, fixedBy: 'operator' },
  body_invalid: { status: 400, retry: false, fixedBy: 'operator' },
  content_type_unsupported: { status: 415, retry: false, fixedBy: 'operator' },
  cross_origin: { status: 403, retry: false, fixedBy: 'operator' },
  timer_refused: { status: 401, retry: false, fixedBy: 'it' },
  not_registered: { status: 404, retry: false, fixedBy: 'operator' },

  // Who may.
  access_needed: { status: 401, retry: false, fixedBy: 'operator' },
  form_expired: { status: 403, retry: false, fixedBy: 'operator' },
  link_invalid: { status: 403, retry: false, fixedBy: 'it' },
  link_expired: { status: 403, retry: false, fixedBy: 'it' },
  link_full: { status: 409, retry: false, fixedBy: 'it' },
  pin_refused: { status: 403, retry: false, fixedBy: 'operator' },
  too_many_attempts: { status: 429, retry: true, fixedBy: 'wait' },
  too_many_requests: { status: 429, retry: true, fixedBy: 'wait' },
  sign_in_failed: { status: 403, retry: false, fixedBy: 'operator' },
  sign_in_refused: { status: 403, retry: false, fixedBy: 'it' },
  sign_in_unavailable: { status: 503, retry: true, fixedBy: 'wait' },
  pairing_key_needed: { status: 400, retry: false, fixedBy: 'operator' },
  pairing_key_invalid: { status: 400, retry: false, fixedBy: 'operator' },
  approval_rejected: { status: 409, retry: false, fixedBy: 'it' },
  approval_link_invalid: { status: 403, retry: false, fixedBy: 'it' },
  approval_not_wanted: { status: 409, retry: false, fixedBy: 'it' },
  approver_missing: { status: 400, retry: false, fixedBy: 'it' },

  // Taking back, several at once, practice.
  undo_refused: { status: 403, retry: false, fixedBy: 'it' },
  undo_too_late: { status: 409, retry: false, fixedBy: 'it' },
  host_leaving: { status: 503, retry: true, fixedBy: 'wait' },
  host_removed: { status: 409, retry: false, fixedBy: 'it' },
  list_too_long: { status: 422, retry: false, fixedBy: 'operator' },
  practice_full: { status: 503, retry: true, fixedBy: 'wait' },

  // The stop rows of the decision table (API.md §12), in its order.
  cluster_ambiguous: { status: 409, retry: false, fixedBy: 'it' },
  cluster_deleting: { status: 503, retry: true, fixedBy: 'wait' },
  cluster_not_ours: { status: 409, retry: false, fixedBy: 'it' },
  cluster_in_error: { status: 409, retry: false, fixedBy: 'it' },
  host_at_other_site: { status: 409, retry: false, fixedBy: 'it' },
  host_in_other_cluster: { status: 409, retry: false, fixedBy: 'it' },
  host_registered_elsewhere: { status: 409, retry: false, fixedBy: 'it' },
  host_state_unclear: { status: 503, retry: true, fixedBy: 'wait' },
  host_pool_missing: { status: 422, retry: false, fixedBy: 'operator' },
  host_pool_unknown: { status: 409, retry: false, fixedBy: 'it' },
  host_pool_full: { status: 409, retry: false, fixedBy: 'it' },
  host_pool_unfit: { status: 409, retry: false, fixedBy: 'it' },
  host_pool_awaited: { status: 503, retry: true, fixedBy: 'wait' },
  site_full: { status: 409, retry: false, fixedBy: 'it' },
  appliance_unfit: { status: 409, retry: false, fixedBy: 'it' },
  kind_not_supported: { status: 503, retry: false, fixedBy: 'it' },
  addresses_exhausted: { status: 409, retry: false, fixedBy: 'it' },

  // Palette.
  palette_unreachable: { status: 503, retry: true, fixedBy: 'wait' },
  palette_slow: { status: 504, retry: true, fixedBy: 'wait' },
  palette_busy: { status: 503, retry: true, fixedBy: 'wait' },
  palette_answer_unreadable: { status: 502, retry: true, fixedBy: 'wait' },
  palette_credential_refused: { status: 503, retry: false, fixedBy: 'it' },
  palette_refused: { status: 502, retry: false, fixedBy: 'it' },
  pool_change_refused: { status: 503, retry: true, fixedBy: 'wait' },
  site_being_set_up: { status: 503, retry: true, fixedBy: 'wait' },
  profile_not_found: { status: 503, retry: false, fixedBy: 'it' },
  backup_location_gone: { status: 503, retry: false, fixedBy: 'it' },
  outcome_unknown: { status: 503, retry: true, fixedBy: 'wait' },

  // Our own house.
  site_busy: { status: 503, retry: true, fixedBy: 'wait' },
  store_unavailable: { status: 503, retry: true, fixedBy: 'wait' },
  configuration_missing: { status: 503, retry: false, fixedBy: 'it' },
  internal: { status: 500, retry: true, fixedBy: 'it' },
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof catalogue;

/** True when `code` names an entry of the catalogue; used on what comes back in a query string. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(catalogue, code);
}

/** An expected failure as a value. `facts` fill the blanks of the sentence; they are safe to show to an operator. */
export interface Failure {
  readonly code: ErrorCode;
  readonly facts?: Readonly<Record<string, string>>;
}

export type Result<T, E = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** Wraps a value as success. */
export function succeed<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** Wraps a catalogue entry as failure. */
export function fail(code: ErrorCode, facts?: Failure['facts']): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: facts === undefined ? { code } : { code, facts } };
}
