import { fixedText } from '../error-text';
import type { Texts } from '../texts';

const callHelpThen = 'appelez l’assistance et donnez-lui la référence ci-dessous.';
const callHelp = 'Appelez l’assistance et donnez-lui la référence ci-dessous.';
const waitAndRetry = 'Attendez une minute, puis réessayez. Vous pouvez envoyer deux fois sans risque.';

function sayWait(seconds: string | undefined): string {
  if (seconds === undefined) return 'une minute';
  return seconds === '1' ? 'une seconde' : `${seconds} secondes`;
}

/** One entry per code of the catalogue, in its order. */
export const frErrors: Texts['errors'] = {
  host_id_missing: fixedText(
    'Il manque encore l’identifiant de l’appareil.',
    'Scannez le code QR sur l’écran de l’appareil, ou tapez l’identifiant qui se trouve en dessous.',
  ),
  host_id_invalid: fixedText(
    'Cela ne ressemble pas à l’identifiant d’un appareil.',
    'Comparez lettre par lettre avec l’écran de l’appareil. Un identifiant contient des lettres, des chiffres, - et _, mais pas d’espaces.',
  ),
  host_id_filler: fixedText(
    'Cet appareil n’a pas son propre identifiant : le fabricant a laissé le champ vide, et rien ne distingue ces appareils.',
    'Laissez cet appareil de côté pour l’instant. Demandez au service IT de lui donner un nom avec le réglage stylus.site.name, puis scannez-le à nouveau.',
  ),
  host_id_reserved: fixedText(
    'Ce mot ne peut pas être l’identifiant d’un appareil.',
    'Comparez-le avec l’écran de l’appareil. Si c’est le même, demandez au service IT de changer le réglage stylus.site.name.',
  ),
  host_blocked: fixedText(
    'Le service IT a mis cet appareil hors service.',
    `Laissez-le éteint. S’il doit être utilisé à nouveau, ${callHelpThen}`,
  ),
  host_not_expected: fixedText(
    'Le service IT n’attend pas cet appareil sur ce site.',
    `Vérifiez que vous avez scanné le bon appareil et choisi le bon site. Si oui, ${callHelpThen}`,
  ),
  host_name_invalid: fixedText(
    'Ce nom ne convient pas pour l’appareil.',
    'Utilisez au plus 63 lettres, chiffres, points et tirets, avec une lettre ou un chiffre au début et à la fin, ou laissez le champ vide.',
  ),
  site_missing: fixedText('Aucun site n’est encore choisi.', 'Choisissez le site où se trouve cet appareil.'),
  site_unknown: fixedText(
    'Nous ne connaissons pas ce site.',
    'Cherchez-le par son nom, sa rue ou sa ville. S’il n’y est pas, appelez l’assistance.',
  ),
  site_closed: fixedText(
    'Ce site est fermé : aucun appareil ne peut y être enregistré.',
    'Choisissez un autre site. Si celui-ci a rouvert, appelez l’assistance.',
  ),
  site_moved: {
    sentence: ({ to }) => (to === undefined ? 'Ce site a été déplacé.' : `Ce site a été déplacé vers ${to}.`),
    nextStep: ({ to }) =>
      to === undefined ? 'Choisissez le nouveau site.' : `Choisissez ${to} si l’appareil s’y trouve.`,
  },
  query_invalid: fixedText(
    'Nous n’avons pas pu lire l’adresse de cette page.',
    'Revenez à l’accueil et scannez à nouveau l’appareil.',
  ),
  body_too_large: fixedText('Le formulaire est trop long.', 'Revenez à l’accueil et remplissez-le à nouveau.'),
  body_invalid: fixedText('Nous n’avons pas pu lire le formulaire.', 'Revenez à l’accueil et remplissez-le à nouveau.'),
  content_type_unsupported: fixedText(
    'Le formulaire a été envoyé d’une façon que nous ne pouvons pas lire.',
    'Ouvrez cette page dans le navigateur de votre téléphone et envoyez-le à nouveau.',
  ),
  cross_origin: fixedText(
    'Le formulaire venait d’une autre page web, donc rien n’a été fait.',
    'Scannez le code QR sur l’écran de l’appareil et enregistrez l’appareil sur la page qui s’ouvre.',
  ),
  timer_refused: fixedText(
    'Cette adresse est réservée à la minuterie de cette application, qui connaît son secret.',
    'Vous n’avez rien à faire ici. Le service IT choisit le secret : voir docs/operating.md.',
  ),
  not_registered: fixedText(
    'Cet appareil n’est pas enregistré ici.',
    'Enregistrez-le maintenant : cela prend une minute.',
  ),

  access_needed: fixedText(
    'Nous ne savons pas encore si vous avez le droit d’enregistrer des appareils.',
    'Scannez à nouveau le code QR sur l’écran de l’appareil, avec l’application photo de votre téléphone.',
  ),
  form_expired: fixedText(
    'Cette page est restée ouverte trop longtemps, donc rien n’a été envoyé.',
    'Scannez à nouveau le code QR sur l’écran de l’appareil, avec l’application photo de votre téléphone.',
  ),
  link_invalid: fixedText(
    'Le code que vous avez scanné n’est pas valable ici.',
    'Scannez à nouveau l’écran de l’appareil. Si ce message revient, appelez l’assistance : le code a peut-être été remplacé.',
  ),
  link_expired: fixedText(
    'Le code que vous avez scanné n’est plus valable.',
    'Laissez l’appareil allumé et appelez l’assistance : elle peut vous donner accès d’une autre façon.',
  ),
  link_full: fixedText(
    'Tous les appareils prévus pour ce code sont déjà enregistrés.',
    `Laissez l’appareil allumé. ${callHelp}`,
  ),
  pin_refused: fixedText(
    'Le site et le code PIN ne vont pas ensemble.',
    'Vérifiez les deux, puis tapez-les encore une fois. L’assistance peut vous donner le code PIN de votre site.',
  ),
  too_many_attempts: {
    sentence: () => 'Il y a eu trop d’essais.',
    nextStep: ({ seconds }) => `Attendez ${sayWait(seconds)}, puis réessayez.`,
  },
  too_many_requests: {
    sentence: () => 'Trop de demandes sont arrivées en même temps, donc rien n’a été fait.',
    nextStep: ({ seconds }) =>
      `Attendez ${sayWait(seconds)}, puis réessayez. Vous pouvez envoyer deux fois sans risque.`,
  },
  sign_in_failed: fixedText(
    'La connexion n’a pas fonctionné.',
    'Recommencez à partir de l’appareil : scannez son écran, puis connectez-vous.',
  ),
  sign_in_refused: fixedText(
    'Votre connexion a réussi, mais vous n’avez pas le droit d’enregistrer des appareils.',
    `Demandez ce droit au service IT, ou ${callHelpThen}`,
  ),
  sign_in_unavailable: fixedText(
    'La page de connexion de votre entreprise ne répond pas pour le moment.',
    waitAndRetry,
  ),
  pairing_key_needed: fixedText(
    'Ce site demande le code d’association de l’appareil.',
    'Tapez le code fourni avec l’appareil, puis envoyez à nouveau.',
  ),
  pairing_key_invalid: fixedText(
    'Cela ne ressemble pas à un code d’association.',
    'Comparez lettre par lettre avec le code fourni avec l’appareil.',
  ),
  approval_rejected: fixedText(
    'Le service IT n’a pas autorisé cet appareil.',
    `Laissez l’appareil allumé. ${callHelp}`,
  ),
  approval_link_invalid: fixedText(
    'Ce lien ne vous permet pas (ou plus) de décider.',
    'Demandez-en un nouveau, ou décidez en ligne de commande : voir docs/operating.md.',
  ),
  approval_not_wanted: fixedText(
    'Il n’y a rien (ou plus rien) à décider pour cet appareil.',
    'Quelqu’un a décidé, ou l’appareil a été enregistré à nouveau depuis. Sa page montre où il en est.',
  ),
  approver_missing: fixedText(
    'Nous devons savoir qui décide.',
    'Tapez votre nom ou connectez-vous, puis envoyez à nouveau.',
  ),

  undo_refused: fixedText(
    'Seul le téléphone qui a enregistré l’appareil peut annuler l’enregistrement, et seulement pendant 15 minutes.',
    `Rien n’a été changé. ${callHelp}`,
  ),
  undo_too_late: fixedText(
    'L’appareil fait déjà partie du site, donc vous ne pouvez plus annuler ici.',
    'Rien n’a été changé. Demandez au service IT d’annuler : il y a un bouton pour cela sur la page de l’appareil.',
  ),
  host_leaving: fixedText(
    'Le service IT est en train de retirer cet appareil du site.',
    'Vous n’avez rien à faire. Pour l’enregistrer de nouveau, attendez quelques minutes, puis réessayez.',
  ),
  host_removed: fixedText(
    'Le service IT a retiré cet appareil du site.',
    'Vous n’avez rien à faire. Pour l’utiliser à nouveau, ici ou sur un autre site, enregistrez-le encore une fois.',
  ),
  list_too_long: fixedText(
    'Cela fait trop d’appareils à la fois.',
    'Enregistrez d’abord ceux de la liste, puis continuez avec les autres.',
  ),
  practice_full: fixedText(
    'Trop de personnes s’exercent en ce moment.',
    'Attendez quelques minutes, puis réessayez. Rien de réel n’est touché ici.',
  ),

  cluster_ambiguous: fixedText(
    'Le service IT a deux installations pour ce site, et nous ne savons pas laquelle est la bonne.',
    `Rien n’a été changé. ${callHelp}`,
  ),
  cluster_deleting: fixedText(
    'Le service IT est en train de retirer l’installation de ce site.',
    'Laissez l’appareil allumé et réessayez dans une demi-heure.',
  ),
  cluster_not_ours: fixedText(
    'Le service IT utilise déjà le nom de ce site pour autre chose.',
    `Rien n’a été changé. ${callHelp}`,
  ),
  cluster_in_error: fixedText('L’installation de ce site a échoué.', `Laissez l’appareil allumé. ${callHelp}`),
  host_at_other_site: {
    sentence: ({ site }) =>
      site === undefined
        ? 'Cet appareil est déjà enregistré pour un autre site.'
        : `Cet appareil est déjà enregistré pour le site ${site}.`,
    nextStep: ({ site }) =>
      site === undefined
        ? 'S’il se trouve vraiment ici, appelez l’assistance : elle peut le changer de site.'
        : `S’il se trouve sur le site ${site}, vous n’avez rien à faire. S’il se trouve ici, appelez l’assistance : elle peut le changer de site.`,
  },
  host_in_other_cluster: fixedText(
    'Cet appareil travaille déjà pour un autre site.',
    `Vérifiez que vous avez scanné le bon appareil. Si oui, ne le débranchez pas. ${callHelp}`,
  ),
  host_registered_elsewhere: fixedText(
    'Cet appareil est déjà enregistré, mais en dehors de cette application.',
    `Vérifiez que vous avez scanné le bon appareil. Si oui, ${callHelpThen}`,
  ),
  host_state_unclear: fixedText(
    'Un changement est en cours pour cet appareil, et nous ne savons pas à quel site il appartient.',
    waitAndRetry,
  ),
  host_pool_missing: fixedText(
    'Ce site a plusieurs sortes d’appareils.',
    'Dites lequel est celui-ci, puis enregistrez-le à nouveau.',
  ),
  host_pool_unknown: fixedText('Personne n’a dit à quoi sert cet appareil sur ce site.', callHelp),
  host_pool_full: fixedText(
    'Ce site a déjà tous les appareils de cette sorte qu’il peut avoir.',
    `Vérifiez quelle sorte est indiquée pour cet appareil. Si c’est juste, ${callHelpThen}`,
  ),
  host_pool_unfit: fixedText(
    'Cet appareil n’est pas fait pour l’usage sous lequel il a été enregistré.',
    `Vérifiez quelle sorte est indiquée pour cet appareil. Si c’est juste, ${callHelpThen}`,
  ),
  host_pool_awaited: fixedText(
    'L’appareil n’a pas encore dit ce qu’il est.',
    'Allumez-le, branchez-le au réseau, puis réessayez dans une minute.',
  ),
  site_full: {
    sentence: ({ most }) =>
      most === undefined
        ? 'Ce site a déjà tous les appareils qu’il peut avoir.'
        : `Ce site a déjà tous les appareils qu’il peut avoir (${most}).`,
    nextStep: () => `Vérifiez que vous avez choisi le bon site. Si oui, ${callHelpThen}`,
  },
  appliance_unfit: fixedText(
    'Cet appareil est trop petit pour ce site, ou il lui manque quelque chose que le service IT a prévu.',
    `Vérifiez que c’est le bon appareil et le bon site. Si c’est le cas, ${callHelpThen}`,
  ),
  kind_not_supported: fixedText(
    'Le système de gestion ne sait pas installer un site de ce type.',
    `Réessayer ne servira à rien. ${callHelp}`,
  ),
  addresses_exhausted: fixedText('Il ne reste plus d’adresse réseau pour un autre appareil sur ce site.', callHelp),

  palette_unreachable: fixedText('Le système de gestion ne répond pas pour le moment.', waitAndRetry),
  palette_slow: fixedText('Le système de gestion est très lent pour le moment.', waitAndRetry),
  palette_busy: fixedText('Beaucoup d’appareils sont en cours d’enregistrement.', waitAndRetry),
  palette_answer_unreadable: fixedText(
    'Le système de gestion a donné une réponse que nous n’avons pas pu lire.',
    waitAndRetry,
  ),
  palette_credential_refused: fixedText(
    'Cette application n’a pas accès au système de gestion pour le moment.',
    `Réessayer ne servira à rien. ${callHelp}`,
  ),
  palette_refused: fixedText(
    'Le système de gestion a refusé cet appareil.',
    `Réessayer ne servira à rien. ${callHelp}`,
  ),
  pool_change_refused: fixedText('Quelqu’un d’autre changeait ce site au même moment.', waitAndRetry),
  site_being_set_up: fixedText(
    'Ce site est encore en cours d’installation. L’appareil est enregistré et s’y ajoutera ensuite.',
    'Laissez l’appareil allumé. Réessayez dans une demi-heure. Vous pouvez envoyer deux fois sans risque.',
  ),
  profile_not_found: fixedText(
    'Il manque une partie de l’installation de ce site, du côté du service IT.',
    `Réessayer ne servira à rien. ${callHelp}`,
  ),
  backup_location_gone: fixedText(
    'Il manque, du côté du service IT, l’endroit où les données de ce site sont sauvegardées.',
    `Réessayer ne servira à rien. ${callHelp}`,
  ),
  outcome_unknown: fixedText('Nous ne savons pas encore si la dernière étape a réussi.', waitAndRetry),

  site_busy: fixedText('Un autre appareil de ce site est en cours d’enregistrement.', waitAndRetry),
  store_unavailable: fixedText('Cette application ne peut rien garder en mémoire pour le moment.', waitAndRetry),
  configuration_missing: {
    sentence: ({ missing }) =>
      missing === undefined
        ? 'Cette application n’est pas entièrement configurée, donc elle ne peut pas enregistrer d’appareils.'
        : `Cette application n’est pas entièrement configurée, donc elle ne peut pas enregistrer d’appareils. Il manque : ${missing}.`,
    nextStep: () =>
      'Laissez l’appareil allumé et prévenez le service IT. Vous pourrez revenir l’enregistrer plus tard.',
  },
  internal: fixedText('Un problème est survenu chez nous.', `Réessayez. Si cela se reproduit, ${callHelpThen}`),
};
