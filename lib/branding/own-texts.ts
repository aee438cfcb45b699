/**
 * The texts that a company may say in its own words, by their place in the dictionaries, with what each is for. A closed list:
 * no text with values in it, no state and no error, because those are what operators, the help desk and the documents must
 * mean the same by. A test compares it with the dictionaries.
 */
export const ownTexts = {
  'enter.title': 'heading of the start page',
  'enter.introduction': 'what to do first, below the picture',
  'enter.orType': 'heading above the field for the ID',
  'enter.hint': 'where the ID stands',
  'enter.didYouMeanHint': 'how to compare two IDs',
  'enter.tipsTitle': 'heading of the tips for whoever cannot find the ID',
  'choose.title': 'heading of the page that asks for the site',
  'choose.search.hint': 'what the search for a site takes',
  'choose.search.none': 'no site was found',
  'choose.search.moved': 'note at a site that has moved',
  'confirm.title': 'heading of the page with the one button',
  'confirm.isExpected': 'the host is where hosts.csv expects it',
  'confirm.nameTitle': 'opens the field for a name',
  'confirm.nameHint': 'how hosts are named',
  'confirm.keyHint': 'where the pairing key is found',
  'confirm.outlook.asks': 'IT is asked before anything is done',
  'access.prove.title': 'heading of the page that asks for a PIN or a sign-in',
  'access.prove.introduction': 'what that page is for',
  'access.prove.introductionOfScan': 'the same where only scanning helps',
  'access.prove.introductionOfLink': 'the same where a staging link wants a PIN',
  'access.prove.siteHint': 'how a site is called',
  'access.prove.pinHint': 'where the PIN is found',
  'access.prove.signInTitle': 'heading above the sign-in',
  'access.prove.signIn': 'button of the sign-in',
  'registration.silent.sentence': 'a host has not called home',
  'registration.silent.usually': 'how long calling home takes',
  'registration.slow.help': 'when to call because it takes long',
  'registration.weak.help': 'what to do with a host that is too small',
  'registration.checks.cable.text': 'how to check the network cable',
  'registration.checks.power.text': 'how to check that the host is switched on',
  'registration.checks.next': 'what to do when all checks are passed',
  'registration.steps.called_home.hint': 'what is normal while the host calls home',
  'registration.steps.set_up.hint': 'how long setting up takes',
  'registration.closeable': 'the page may be closed',
  'undo.title': 'opens the way to take a host back',
  'undo.call': 'whom to call for an undo',
  'report.title': 'heading of the report to IT',
  'report.sentence': 'what is sent to IT',
  'report.quiet': 'opens the report where nothing is wrong',
  'support.title': 'heading of the help desk',
  'legal.imprint': 'link to the imprint',
  'legal.privacy': 'link to the privacy notice',
  'legal.terms': 'link to the terms of use',
  'legal.accessibility': 'link to the accessibility statement',
} as const;

export type OwnTextKey = keyof typeof ownTexts;

/** Texts of a company by their places in the dictionary of one language. */
export type OwnTexts = Readonly<Partial<Record<OwnTextKey, string | undefined>>>;

/** More than the longest of ours in any language; the pages are made for phones. */
export const longestOwnText = 240;
