import type { Page } from '@playwright/test';
import { dictionaryFor } from '../../lib/i18n/dictionary';
import { drawCodes } from '../support/draw-codes';
import { registrationUrl } from './support/access-secrets';
import { hostIdOf } from './support/host-id';
import { alsoWithoutScripts, expect, test } from './support/test';
import { typeAsScanner } from './support/type-as-scanner';
import { encodePng } from './support/write-pictures';

const t = dictionaryFor('en');
const hostId = hostIdOf('scan');
const misread = `edge-O${'0'.repeat(30)}l`;
const meant = `edge-0${'0'.repeat(30)}1`;
const codeOf = (id: string) => `https://register.example.com/?appliance-id=${id}`;
const field = (page: Page) => page.getByLabel(t.enter.label, { exact: true });
const photo = (page: Page) => page.locator('input[type=file]');
const note = (page: Page) => page.getByRole('status').first();

async function expectArrival(page: Page, id = hostId): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`[?&]appliance-id=${id}(&|$)`));
  await expect(page.getByRole('heading', { level: 1, name: t.choose.title })).toBeVisible();
}

const photos = [
  ['as it should be', drawCodes({ text: codeOf(hostId) })],
  ['upside down', drawCodes({ text: codeOf(hostId), degrees: 180 })],
  ['tilted', drawCodes({ text: codeOf(hostId), degrees: 23 })],
  ['mirrored', drawCodes({ text: codeOf(hostId), isMirrored: true })],
  ['mirrored and upside down', drawCodes({ text: codeOf(hostId), isMirrored: true, degrees: 180 })],
  [
    'with a Wi-Fi code beside it',
    drawCodes({ text: codeOf(hostId), x: 0.28, scale: 5 }, { text: 'WIFI:S:a;;', x: 0.8, scale: 5 }),
  ],
] as const;

for (const [how, picture] of photos) {
  test(`a photo of the code, ${how}, arrives with its host`, async ({ page }) => {
    await page.goto('/');
    await photo(page).setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: encodePng(picture) });
    await expectArrival(page);
  });
}

const others = [
  ['a Wi-Fi code', drawCodes({ text: 'WIFI:S:Shop;;', scale: 8 }), t.scan.foreign.wifi],
  ['a label', drawCodes({ text: 'S/N: 5CG1234XYZ', scale: 8 }), t.scan.foreign.label],
  ['another app’s address', drawCodes({ text: 'https://example.com/?id=7', scale: 7 }), t.scan.foreign.address],
  [
    'two hosts',
    drawCodes({ text: codeOf(hostId), x: 0.26, scale: 5 }, { text: codeOf(meant), x: 0.75, scale: 5 }),
    t.scan.photoSeveral,
  ],
  ['no code', drawCodes(), t.scan.photoWithout],
] as const;

for (const [what, picture, sentence] of others) {
  test(`a photo of ${what} says so`, async ({ page, inspect }) => {
    await page.goto('/');
    await photo(page).setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: encodePng(picture) });
    await expect(note(page)).toHaveText(sentence, { timeout: 20_000 });
    await inspect(`photo-of-${what.replaceAll(/\W+/g, '-').toLowerCase()}`);
    await expect(page).toHaveURL(/\/$/);
  });
}

test('a file that is no photo says so', async ({ page }) => {
  await page.goto('/');
  await photo(page).setInputFiles({ name: 'photo.heic', mimeType: 'image/heic', buffer: Buffer.from('nothing') });
  await expect(note(page)).toHaveText(t.scan.photoUnreadable);
});

test('a photo of a bare word is asked about', async ({ page, inspect }) => {
  const picture = drawCodes({ text: 'hospital-1', scale: 8 });
  await page.goto('/');
  await photo(page).setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: encodePng(picture) });
  await expect(note(page)).toHaveText(t.scan.uncertain);
  await inspect('photo-uncertain');
  await page.getByRole('button', { name: t.scan.useIt }).tap();
  await expectArrival(page, 'hospital-1');
});

test('a tag arrives with its host, on phones that read tags', async ({ page, inspect }) => {
  await page.addInitScript((text) => {
    class NDEFReader extends EventTarget {
      async scan() {
        const data = new DataView(new TextEncoder().encode(text).buffer);
        const message = { records: [{ recordType: 'url', data }] };
        setTimeout(() => this.dispatchEvent(Object.assign(new Event('reading'), { message })), 1_500);
      }
    }
    Object.assign(globalThis, { NDEFReader });
  }, codeOf(hostId));
  await page.goto('/');
  await inspect('start-with-tags');
  await page.getByRole('button', { name: t.scan.tag }).tap();
  await expect(note(page)).toHaveText(t.scan.tagWaiting);
  await expectArrival(page);
});

test('on phones that read no tags none is offered', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: t.scan.photo })).toBeVisible();
  await expect(page.getByRole('button', { name: t.scan.tag })).toBeHidden();
});

for (const [where, prepare] of [
  ['nowhere', async () => {}],
  ['on a button', (page: Page) => page.getByRole('button', { name: t.enter.action }).focus()],
  ['in the field, behind what somebody has typed', (page: Page) => field(page).fill('edge-')],
] as const) {
  test(`a keyboard scanner fills the field and goes on; the focus is ${where}`, async ({ page }) => {
    await page.goto('/');
    await waitForField(page);
    await prepare(page);
    await typeAsScanner(page, codeOf(hostId));
    await expectArrival(page);
  });
}

/**
 * Waits until the field reads what comes into it: with its first focus after the scripts of the page have run it loads
 * what it takes. It is left as it was: empty, without the focus.
 */
async function waitForField(page: Page): Promise<void> {
  await expect(async () => {
    await field(page).blur();
    await field(page).focus();
    await field(page).fill('');
    await field(page).fill(hostId);
    await expect(page.getByText(t.enter.inGroups)).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await field(page).fill('');
  await field(page).blur();
}

async function paste(page: Page, text: string): Promise<void> {
  await waitForField(page);
  await field(page).focus();
  await field(page).evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

for (const [what, text] of [
  ['an ID with line breaks', `${hostId.slice(0, 20)}\r\n${hostId.slice(20)}`],
  ['the line of the screen', `MachineID: ${hostId}`],
  ['a whole message', `Please register this:\nhttps://register.example.com/?appliance-id=${hostId}\nThanks`],
] as const) {
  test(`${what}, pasted, leaves the ID in the field`, async ({ page, inspect }) => {
    await page.goto('/');
    await paste(page, text);
    await expect(field(page)).toHaveValue(hostId);
    if (what === 'an ID with line breaks') await inspect('pasted');
    await page.getByRole('button', { name: t.enter.action }).tap();
    await expectArrival(page);
  });
}

test('a pasted text that is something else stays, and is named at once', async ({ page }) => {
  await page.goto('/');
  await paste(page, 'WIFI:S:Shop;\nT:WPA;;');
  await expect(field(page)).toHaveValue('WIFI:S:Shop; T:WPA;;');
  await expect(page.getByText(t.scan.foreign.wifi)).toBeVisible();
});

test('letters that look like digits are noticed while somebody types', async ({ page, inspect }) => {
  await page.goto('/');
  await waitForField(page);
  await field(page).fill(misread);
  await expect(page.getByText(t.enter.didYouMean)).toBeVisible();
  await inspect('typed-look-alike');
  await page.getByRole('button', { name: t.enter.useIt }).tap();
  await expect(field(page)).toHaveValue(meant);
  await expect(page.getByText(t.enter.didYouMean)).toBeHidden();
});

test('an ID with letters that look like digits is doubted', alsoWithoutScripts, async ({ page, inspect }) => {
  await page.goto('/');
  await field(page).fill(misread.replace('l', '2'));
  await page.getByRole('button', { name: t.enter.action }).tap();
  await expect(page.locator('#doubt')).toContainText(t.enter.didYouMean);
  await expect(field(page)).toHaveValue(misread.replace('l', '2'));
  await inspect('doubted-host-id');
  await page.getByRole('link', { name: t.enter.useIt }).tap();
  await expectArrival(page, meant.replace(/1$/, '2'));
  await page.goBack();
  await page.getByRole('link', { name: t.enter.asTyped }).tap();
  await expectArrival(page, misread.replace('l', '2'));
});

test('a whole address in the field arrives with its host', alsoWithoutScripts, async ({ page }) => {
  await page.goto('/');
  await field(page).fill(codeOf(hostId));
  await page.getByRole('button', { name: t.enter.action }).tap();
  await expectArrival(page);
});

test('a staging link in the field proves what it proves', alsoWithoutScripts, async ({ page, guarded }) => {
  const id = hostIdOf('typed link');
  await page.goto(guarded.url);
  await field(page).fill(`${registrationUrl('https://register.example.com', 'two')}/?appliance-id=${id}`);
  await page.getByRole('button', { name: t.enter.action }).tap();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveText([/Fort Bragg/, /Mendocino/]);
});

test('without scripts only what works is shown', alsoWithoutScripts, async ({ page, javaScriptEnabled }) => {
  await page.goto('/');
  const scan = page.getByRole('button', { name: t.scan.action });
  await (javaScriptEnabled ? expect(scan).toBeVisible() : expect(scan).toBeHidden());
  await expect(page.getByRole('button', { name: t.enter.action })).toBeVisible();
});
