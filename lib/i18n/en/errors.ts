import type { ErrorCode } from '../../errors';
import { type ErrorText, fixedText } from '../error-text';

const callHelpThen = 'call the help desk and read them the reference below.';
const callHelp = 'Call the help desk and read them the reference below.';
const waitAndRetry = 'Wait a minute, then try again. Sending it twice does no harm.';

function sayWait(seconds: string | undefined): string {
  if (seconds === undefined) return 'a minute';
  return seconds === '1' ? 'a second' : `${seconds} seconds`;
}

/** One entry per code of the catalogue, in its order. */
export const enErrors = {
  host_id_missing: fixedText(
    'There is no host ID yet.',
    'Scan the QR code on the host’s screen, or type the ID that stands below it.',
  ),
  host_id_invalid: fixedText(
    'This does not look like a host ID.',
    'Compare it with the host’s screen, letter by letter. An ID has letters, digits, - and _ but no spaces.',
  ),
  host_id_filler: fixedText(
    'This host has no ID of its own: its maker left the field empty, so every such host looks the same.',
    'Leave this host for now. Ask IT to give it a name with the setting stylus.site.name, then scan it again.',
  ),
  host_id_reserved: fixedText(
    'This word cannot be the ID of a host.',
    'Compare it with the host’s screen. If it is the same, ask IT to change the setting stylus.site.name.',
  ),
  host_blocked: fixedText(
    'IT has taken this host out of use.',
    `Leave it switched off. If it should be used again, ${callHelpThen}`,
  ),
  host_not_expected: fixedText(
    'IT does not expect this host at this site.',
    `Check that you scanned the right host and chose the right site. If you did, ${callHelpThen}`,
  ),
  host_name_invalid: fixedText(
    'This name for the host cannot be used.',
    'Use up to 63 letters, digits, dots and dashes, starting and ending with a letter or digit, or leave it empty.',
  ),
  site_missing: fixedText('No site is chosen yet.', 'Choose the site where this host stands.'),
  site_unknown: fixedText(
    'We do not know this site.',
    'Search for it by name, street or town. If it is not there, call the help desk.',
  ),
  site_closed: fixedText(
    'This site is closed, so no host can be registered there.',
    'Choose another site. If this one is open again, call the help desk.',
  ),
  site_moved: {
    sentence: ({ to }) => (to === undefined ? 'This site has moved.' : `This site has moved to ${to}.`),
    nextStep: ({ to }) => (to === undefined ? 'Choose the new site.' : `Choose ${to} if the host stands there.`),
  },
  query_invalid: fixedText('We could not read this address.', 'Go back to the start and scan the host again.'),
  body_too_large: fixedText('The form was larger than it can be.', 'Go back to the start and fill it in again.'),
  body_invalid: fixedText('We could not read the form.', 'Go back to the start and fill it in again.'),
  content_type_unsupported: fixedText(
    'The form was sent in a way that we cannot read.',
    'Open this page in the browser of your phone and send it again.',
  ),
  cross_origin: fixedText(
    'The form was sent from another web page, so nothing was done.',
    'Scan the QR code on the host’s screen and register the host on the page that opens.',
  ),
  timer_refused: fixedText(
    'This address is for the timer of this app, which knows its secret.',
    'There is nothing to do here. IT sets the secret: see docs/operating.md.',
  ),
  not_registered: fixedText('This host is not registered here.', 'Register it now: it takes one minute.'),

  access_needed: fixedText(
    'We cannot tell yet whether you may register hosts.',
    'Scan the QR code on the host’s screen again with the camera app of your phone.',
  ),
  form_expired: fixedText(
    'This page was open for too long, so nothing was sent.',
    'Scan the QR code on the host’s screen again with the camera app of your phone.',
  ),
  link_invalid: fixedText(
    'The code that you scanned is not valid here.',
    'Scan the host’s screen again. If this appears again, call the help desk: the code may have been replaced.',
  ),
  link_expired: fixedText(
    'The code that you scanned has expired.',
    'Leave the host switched on and call the help desk: they can let you in another way.',
  ),
  link_full: fixedText(
    'As many hosts as were planned have been registered with this code.',
    `Leave the host switched on. ${callHelp}`,
  ),
  pin_refused: fixedText(
    'Site and PIN do not go together.',
    'Check both, then type them once more. Your help desk can tell you the PIN of your site.',
  ),
  too_many_attempts: {
    sentence: () => 'That was tried too often.',
    nextStep: ({ seconds }) => `Wait ${sayWait(seconds)}, then try again.`,
  },
  too_many_requests: {
    sentence: () => 'Too many requests have come in at once, so nothing was done.',
    nextStep: ({ seconds }) => `Wait ${sayWait(seconds)}, then try again. Sending it twice does no harm.`,
  },
  sign_in_failed: fixedText('Signing in did not work.', 'Start again from the host: scan its screen, then sign in.'),
  sign_in_refused: fixedText(
    'You are signed in, but you may not register hosts.',
    `Ask IT for the right to do it, or ${callHelpThen}`,
  ),
  sign_in_unavailable: fixedText('The sign-in of your company does not answer at the moment.', waitAndRetry),
  pairing_key_needed: fixedText(
    'This site needs the pairing key of the host.',
    'Type the key that came with the host, then send it again.',
  ),
  pairing_key_invalid: fixedText(
    'This does not look like a pairing key.',
    'Compare it with what came with the host, letter by letter.',
  ),
  approval_rejected: fixedText('IT has not allowed this host.', `Leave the host switched on. ${callHelp}`),
  approval_link_invalid: fixedText(
    'This link does not let you decide (any more).',
    'Ask for a new one, or decide at the command line: see docs/operating.md.',
  ),
  approval_not_wanted: fixedText(
    'There is nothing to decide about this host (any more).',
    'Somebody has decided, or the host was registered again since. Its page tells how it stands.',
  ),
  approver_missing: fixedText('We need to know who decides.', 'Type your name or sign in, then send it again.'),

  undo_refused: fixedText(
    'Only the phone that registered the host can take it back, and only for 15 minutes.',
    `Nothing was changed. ${callHelp}`,
  ),
  undo_too_late: fixedText(
    'The host belongs to the site already, so it cannot be taken back from here.',
    'Nothing was changed. Ask IT to undo it: there is a button for that on the host’s page.',
  ),
  host_leaving: fixedText(
    'IT is taking this host out of the site right now.',
    'There is nothing for you to do. To register it anew, wait a few minutes, then try again.',
  ),
  host_removed: fixedText(
    'IT has taken this host out of the site.',
    'There is nothing for you to do. To use it again, here or at another site, register it once more.',
  ),
  list_too_long: fixedText(
    'That is too many hosts at once.',
    'Register the ones on the list first, then go on with the others.',
  ),
  practice_full: fixedText(
    'Too many people practise right now.',
    'Wait a few minutes, then try again. Nothing real is touched here.',
  ),

  cluster_ambiguous: fixedText(
    'IT has two set-ups for this site and we cannot tell which one is right.',
    `Nothing was changed. ${callHelp}`,
  ),
  cluster_deleting: fixedText(
    'IT is taking down this site’s set-up right now.',
    'Leave the host switched on and try again in half an hour.',
  ),
  cluster_not_ours: fixedText(
    'IT already uses this site’s name for something else.',
    `Nothing was changed. ${callHelp}`,
  ),
  cluster_in_error: fixedText('The set-up of this site has failed.', `Leave the host switched on. ${callHelp}`),
  host_at_other_site: {
    sentence: ({ site }) =>
      site === undefined
        ? 'This host is already registered for another site.'
        : `This host is already registered for ${site}.`,
    nextStep: ({ site }) =>
      site === undefined
        ? 'If it really stands here, call the help desk: they can move it.'
        : `If it stands at ${site}, there is nothing to do. If it stands here, call the help desk: they can move it.`,
  },
  host_in_other_cluster: fixedText(
    'This host already works for another site.',
    `Check that you scanned the right host. If you did, do not unplug it. ${callHelp}`,
  ),
  host_registered_elsewhere: fixedText(
    'This host is already registered outside this app.',
    `Check that you scanned the right host. If you did, ${callHelpThen}`,
  ),
  host_state_unclear: fixedText('This host is changing right now and we cannot tell where it belongs.', waitAndRetry),
  host_pool_missing: fixedText(
    'At this site there are several kinds of host.',
    'Say which of them this one is, then register it again.',
  ),
  host_pool_unknown: fixedText('Nobody has said what this host is for at this site.', callHelp),
  host_pool_full: fixedText(
    'This site already has all the hosts of this kind it may have.',
    `Check which kind is given for this host. If that is right, ${callHelpThen}`,
  ),
  host_pool_unfit: fixedText(
    'This host is not built for what it was registered as.',
    `Check which kind is given for this host. If that is right, ${callHelpThen}`,
  ),
  host_pool_awaited: fixedText(
    'The host has not said yet what it is.',
    'Switch it on, connect it to the network, then try again in a minute.',
  ),
  site_full: {
    sentence: ({ most }) =>
      most === undefined
        ? 'This site already has all the hosts it may have.'
        : `This site already has all the hosts it may have (${most}).`,
    nextStep: () => `Check that you chose the right site. If you did, ${callHelpThen}`,
  },
  appliance_unfit: fixedText(
    'This host is too small for this site, or lacks something that IT planned for.',
    `Check that it is the right host and the right site. If both are right, ${callHelpThen}`,
  ),
  kind_not_supported: fixedText(
    'The management system cannot set up a site like this one.',
    `Trying again will not help. ${callHelp}`,
  ),
  addresses_exhausted: fixedText('There is no network address left for another host at this site.', callHelp),

  palette_unreachable: fixedText('The management system does not answer at the moment.', waitAndRetry),
  palette_slow: fixedText('The management system is very slow at the moment.', waitAndRetry),
  palette_busy: fixedText('Many hosts are being registered at the moment.', waitAndRetry),
  palette_answer_unreadable: fixedText('The management system gave an answer that we could not read.', waitAndRetry),
  palette_credential_refused: fixedText(
    'This app may not use the management system at the moment.',
    `Trying again will not help. ${callHelp}`,
  ),
  palette_refused: fixedText('The management system refused this host.', `Trying again will not help. ${callHelp}`),
  pool_change_refused: fixedText('The site was being changed by somebody else at the same moment.', waitAndRetry),
  site_being_set_up: fixedText(
    'This site is still being set up. The host is registered and joins it afterwards.',
    'Leave the host switched on. Try again in half an hour. Sending it twice does no harm.',
  ),
  profile_not_found: fixedText(
    'A part of this site’s set-up is missing on IT’s side.',
    `Trying again will not help. ${callHelp}`,
  ),
  backup_location_gone: fixedText(
    'The place where this site’s data is kept safe is missing on IT’s side.',
    `Trying again will not help. ${callHelp}`,
  ),
  outcome_unknown: fixedText('We do not know yet whether the last step worked.', waitAndRetry),

  site_busy: fixedText('Another host of this site is being registered right now.', waitAndRetry),
  store_unavailable: fixedText('This app cannot save anything at the moment.', waitAndRetry),
  configuration_missing: {
    sentence: ({ missing }) =>
      missing === undefined
        ? 'This app is not completely set up, so it cannot register hosts.'
        : `This app is not completely set up, so it cannot register hosts. Missing: ${missing}.`,
    nextStep: () => 'Leave the host switched on and tell IT. You can come back and register it later.',
  },
  internal: fixedText('Something went wrong on our side.', `Try again. If it happens again, ${callHelpThen}`),
} as const satisfies Record<ErrorCode, ErrorText>;
