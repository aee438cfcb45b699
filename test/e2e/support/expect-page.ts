import { expect, type Locator, type Page } from '@playwright/test';
import { catalogue, type ErrorCode } from '../../../lib/errors';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import type { Facts } from '../../../lib/i18n/error-text';
import type { RegistrationState } from '../../../lib/registration/view';
import type { App } from '../../support/processes/start-next';

const t = dictionaryFor('en');
const reference = /\b[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}\b/;

/** The page of a registration says that it is in this state; while the host is silent it says so instead. */
export function expectState(page: Page, state: RegistrationState, timeout?: number): Promise<void> {
  const { states, calling } = t.registration;
  const heading = headingOf(page, states[state].title);
  const silent = page.getByRole('status').filter({ hasText: calling.sentence });
  return expectOnPage(page, state === 'setting_up' ? heading.or(silent) : heading, timeout);
}

/** The page of a registration says whether it goes on later or somebody has to act, or that IT has taken the host out. */
export function expectStopped(page: Page, code: ErrorCode): Promise<void> {
  const { unfinished, states, leaving, removed } = t.registration;
  if (code === 'host_leaving') return expectOnPage(page, headingOf(page, leaving.title));
  if (code === 'host_removed') return expectOnPage(page, headingOf(page, removed.title));
  return expectOnPage(page, headingOf(page, catalogue[code].retry ? unfinished.title : states.needs_attention.title));
}

function headingOf(page: Page, name: string): Locator {
  return page.getByRole('heading', { level: 1, name, exact: true });
}

async function expectOnPage(page: Page, what: Locator, timeout = 10_000): Promise<void> {
  await expect(page).toHaveURL(/\/registrations\/[^/?]+(\?(?:pass|undo)=[^/]+)?$/);
  await expect(what).toBeVisible({ timeout });
}

/** The page names the problem: sentence, next step, and a reference that the server's log has for the same problem. */
export async function expectProblem(page: Page, app: App, code: ErrorCode, facts: Facts = {}): Promise<void> {
  const problem = page.locator('#problem');
  await expect(problem).toContainText(t.errors[code].sentence(facts));
  await expect(problem).toContainText(t.errors[code].nextStep(facts));
  const [shown] = reference.exec(await problem.innerText()) ?? [];
  expect(shown, 'a reference on the page').toBeDefined();
  const line = app
    .output()
    .split('\n')
    .find((text) => text.includes(`"reference":"${shown}"`));
  expect(line, `the log line of ${shown}`).toContain(`"code":"${code}"`);
}
