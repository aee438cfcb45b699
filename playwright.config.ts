import { defineConfig, devices } from '@playwright/test';
import { findChromium } from './cli/preview/find-chromium';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const executablePath = findChromium();
const phone = {
  ...devices['Pixel 7'],
  launchOptions: executablePath === null ? { args } : { args, executablePath },
  contextOptions: { reducedMotion: 'reduce' },
} as const;

/**
 * The production build in a real browser of phone size. Every worker has servers of its own, so that a fault or a
 * counted call of one story never meets another story.
 */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.spec.ts',
  // The pictures of the README change only when somebody asks for it.
  testIgnore: process.env.UPDATE_SCREENSHOTS ? [] : 'pictures.spec.ts',
  outputDir: 'test-results/e2e',
  globalSetup: './test/e2e/global-setup.ts',
  // Twice as many as there are cores: most stories wait for an installation, or for a page to look again.
  workers: 4,
  // In CI a second try keeps a busy machine from hiding a green tree; it is reported as flaky, not as passed.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  // What a service worker fetches no test can see or hold up; the stories that are about ours let it in.
  use: { screenshot: 'only-on-failure', actionTimeout: 15_000, serviceWorkers: 'block' },
  projects: [
    // First, because the longest waits are among them.
    { name: 'phone-no-scripts', use: { ...phone, javaScriptEnabled: false }, grep: /@noscript/ },
    { name: 'phone', use: phone },
    {
      name: 'afterwards',
      use: { launchOptions: phone.launchOptions },
      testMatch: 'afterwards.ts',
      dependencies: ['phone', 'phone-no-scripts'],
    },
  ],
});
