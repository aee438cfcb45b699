import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { RegistrationScreen } from '../../app/registrations/[edgeHostId]/registration-screen';
import { parseHostId } from '../../lib/hosts/edge-host-id';
import { dictionaryFor } from '../../lib/i18n/dictionary';
import type { RegistrationView } from '../../lib/registration/view';
import type { Company } from '../../lib/sites/site';
import { siteId, testIndex, testSite } from './test-site';

const id = parseHostId('edge-5c913342d76bb86e7ccd998b19d030a5');
if (!id.ok) throw new Error('no host ID');
export const hostId = id.value;
/** Saturday, 10:00 in Denver. */
export const nowMs = Date.parse('2026-11-21T17:00:00Z');
export const minuteMs = 60_000;

/** Registered twenty minutes ago, called home two minutes later, being set up since. */
export const registeredView: RegistrationView = {
  hostId,
  siteId: siteId('denver'),
  hostName: 'till-2',
  state: 'setting_up',
  role: 'control-plane',
  cluster: { name: 'the-cluster', state: 'Provisioning' },
  problem: null,
  hosts: { present: 1, needed: 1 },
  isRegistered: true,
  hasCalledHome: true,
  together: 0,
  turnAtMs: null,
  isDue: false,
  pollAfterMs: 5_000,
  updatedAtMs: nowMs - 15_000,
  observedAtMs: nowMs - 12_000,
  milestones: {
    requestedAtMs: nowMs - 20 * minuteMs - 4_000,
    registeredAtMs: nowMs - 20 * minuteMs,
    calledHomeAtMs: nowMs - 18 * minuteMs,
    joinedAtMs: nowMs - 18 * minuteMs,
    readyAtMs: null,
  },
  machine: null,
  undo: null,
};

/** A site in Denver’s time, led by so many hosts. */
export function denver(controlPlane: 1 | 3 | 5 = 1) {
  return testSite('denver', {
    name: 'Denver – Snow St',
    address: '1200 Snow Street',
    timeZone: 'America/Denver',
    topology: { controlPlane },
  });
}

interface Shown extends Partial<Omit<RegistrationView, 'milestones'>> {
  readonly milestones?: Partial<RegistrationView['milestones']>;
}

interface Around {
  readonly pass?: string;
  readonly canRegister?: boolean;
  readonly controlPlane?: 1 | 3 | 5;
  readonly support?: Partial<Company['support']>;
}

/** The page of a registration as HTML, as the server sends it. */
export function renderRegistration(changes: Shown = {}, around: Around = {}): string {
  const site = denver(around.controlPlane);
  const { company } = testIndex([site]);
  const view = { ...registeredView, ...changes, milestones: { ...registeredView.milestones, ...changes.milestones } };
  return renderToStaticMarkup(
    createElement(RegistrationScreen, {
      t: dictionaryFor('en'),
      base: '',
      view,
      problem: view.problem,
      site,
      company: { ...company, support: { ...company.support, email: 'help@example.com', ...around.support } },
      nowMs,
      address: `https://register.example.com/registrations/${hostId}`,
      pass: around.pass ?? null,
      formPass: 'sealed-form',
      undo: { isAllowed: true, carried: null, isCarriedInVain: false, problem: null },
      canRegister: around.canRegister ?? true,
    }),
  );
}

/** What stands on the screen: tags gone, blanks as one. */
export function textOf(html: string): string {
  return html
    .replace(/<title>[^<]*<\/title>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll(' .', '.');
}
