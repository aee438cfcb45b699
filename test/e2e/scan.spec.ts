import type { Page } from '@playwright/test';
import { dictionaryFor } from '../../lib/i18n/dictionary';
import { drawCodes } from '../support/draw-codes';
import { type CameraPhone, type CameraPlace, lookAt, openCameraPhone } from './support/camera-phone';
import { expectState } from './support/expect-page';
import { hostIdOf } from './support/host-id';
import { createInspect } from './support/inspect';
import { createOperator } from './support/operator';
import { test as base, expect } from './support/test';
import { encodePng } from './support/write-pictures';

const t = dictionaryFor('en');
const hostId = hostIdOf('scan');
const otherId = hostIdOf('scan', 2);
const codeOf = (id: string) => `https://register.example.com/?appliance-id=${id}`;

const test = base.extend<{ hold: (camera: CameraPlace) => Promise<CameraPhone> }>({
  /** A phone whose camera is held to something; what its browser complains about fails the test. */
  hold: async ({ playwright: _ }, use, testInfo) => {
    const phones: CameraPhone[] = [];
    await use(async (camera) => {
      const phone = await openCameraPhone(camera, testInfo.outputPath('camera.y4m'));
      phones.push(phone);
      return phone;
    });
    for (const phone of phones) {
      expect(phone.complaints, 'what the browser complained about').toEqual([]);
      await phone.close();
    }
  },
});

const scanButton = (page: Page) => page.getByRole('button', { name: t.scan.action });
const dialogOf = (page: Page) => page.getByRole('dialog', { name: t.scan.title });

async function expectArrival(page: Page, id = hostId): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`[?&]appliance-id=${id}(&|$)`));
  await expect(page.getByRole('heading', { level: 1, name: t.choose.title })).toBeVisible();
}

/** A text that is in our decoder and nowhere else. */
const decoderMark = 'scanner operation already in flight';

/** Whether any script that the page has loaded since then holds the decoder. */
function watchForDecoder(page: Page): () => Promise<boolean> {
  const scripts: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().includes('.js')) scripts.push(response.text().catch(() => ''));
  });
  return async () => (await Promise.all(scripts)).some((text) => text.includes(decoderMark));
}

test('a camera reads the code of the simulator’s host, which is registered then', async ({
  page,
  browser,
  demo,
  operator,
  hold,
}) => {
  await page.goto(`${demo.url}/simulator`);
  await operator.tap(page.getByRole('button', { name: t.simulator.newHost }));
  await expect(page).toHaveURL(/#edge-[0-9a-f]{32}$/);
  const id = new URL(page.url()).hash.slice(1);
  const code = page.getByRole('img', { name: t.simulator.qr(`${demo.url}/?appliance-id=${id}`) });
  const phone = await hold(await lookAt(browser, await code.screenshot()));
  const hasDecoder = watchForDecoder(phone.page);
  await phone.page.goto(demo.url);
  await scanButton(phone.page).waitFor();
  await phone.page.waitForLoadState('networkidle');
  expect(await hasDecoder(), 'the decoder before anybody has asked for it').toBe(false);
  const hand = createOperator(phone.page);
  await hand.tap(scanButton(phone.page));
  await expectArrival(phone.page, id);
  expect(await hasDecoder()).toBe(true);
  await hand.findSite('Fort Collins – Old Town');
  await hand.register();
  await expectState(phone.page, 'setting_up');
});

test('the camera goes on until it sees a host, and lets go of it when it is closed', async ({ app, hold }) => {
  const { page } = await hold(drawCodes({ text: 'WIFI:S:Shop;T:WPA;P:secret;;', scale: 7 }));
  await page.addInitScript(() => {
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    const streams: MediaStream[] = [];
    Object.assign(globalThis, { streams });
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = await open(constraints);
      streams.push(stream);
      return stream;
    };
  });
  const states = () =>
    page.evaluate(() => {
      const { streams } = globalThis as unknown as { streams: readonly MediaStream[] };
      return streams.map((stream) => stream.getTracks().map(({ readyState }) => readyState)[0]);
    });
  await page.goto(app.url);
  await scanButton(page).tap();
  await expect(dialogOf(page).getByRole('status')).toHaveText(t.scan.foreign.wifi);
  await createInspect(page, 'phone', true)('scan-wifi');
  expect(await states()).toEqual(['live']);

  // For another app, and back.
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect.poll(states).toEqual(['ended']);
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'visible' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect.poll(states).toEqual(['ended', 'live']);

  await page.getByRole('button', { name: t.scan.close }).tap();
  await expect(dialogOf(page)).toBeHidden();
  await expect.poll(states).toEqual(['ended', 'ended']);
  await expect(scanButton(page)).toBeFocused();
});

test('of the codes of two hosts none is taken', async ({ app, hold }) => {
  const { page } = await hold(
    drawCodes({ text: codeOf(hostId), x: 0.26, scale: 5 }, { text: codeOf(otherId), x: 0.75, scale: 5 }),
  );
  await page.goto(app.url);
  await scanButton(page).tap();
  await expect(dialogOf(page).getByRole('status')).toHaveText(t.scan.several);
  await expect(page).toHaveURL(`${app.url}/`);
});

test('a sticker’s number is asked about, once', async ({ app, hold }) => {
  const { page } = await hold(drawCodes({ text: '5CG1234XYZ', scale: 8 }));
  await page.goto(app.url);
  await scanButton(page).tap();
  await expect(dialogOf(page).getByRole('status')).toHaveText(t.scan.uncertain);
  await createInspect(page, 'phone', true)('scan-uncertain');
  await page.getByRole('button', { name: t.scan.notIt }).tap();
  await expect(dialogOf(page).getByRole('status')).toHaveText(t.scan.looking);
  await expect(dialogOf(page).getByRole('status')).toHaveText(t.scan.slow);
  await page.getByRole('button', { name: t.scan.type }).tap();
  await expect(page.getByLabel(t.enter.label, { exact: true })).toBeFocused();
  await scanButton(page).tap();
  await page.getByRole('button', { name: t.scan.useIt }).tap();
  await expectArrival(page, '5CG1234XYZ');
});

test('a code that the camera shows as in a mirror is read', async ({ app, hold }) => {
  const { page } = await hold(drawCodes({ text: codeOf(hostId), isMirrored: true }));
  await page.goto(app.url);
  await scanButton(page).tap();
  await expectArrival(page);
});

for (const [camera, sentence] of [
  ['denied', t.scan.camera.denied],
  ['none', t.scan.camera.missing],
] as const) {
  test(`camera ${camera}: the page says so, and a photo does instead`, async ({ app, hold }) => {
    const { page } = await hold(camera);
    await page.goto(app.url);
    await scanButton(page).tap();
    await expect(dialogOf(page).getByRole('alert')).toHaveText(sentence);
    await createInspect(page, 'phone', true)(`scan-camera-${camera}`);
    const choosing = page.waitForEvent('filechooser');
    await dialogOf(page).getByRole('button', { name: t.scan.photo }).tap();
    await (await choosing).setFiles({
      name: 'photo.png',
      mimeType: 'image/png',
      buffer: encodePng(drawCodes({ text: codeOf(hostId) })),
    });
    await expectArrival(page);
  });
}

for (const [what, world, sentence] of [
  ['without encryption', { isSecureContext: false }, t.scan.camera.insecure],
  ['inside of an app without a camera', {}, t.scan.camera.unsupported],
] as const) {
  test(`${what}, the page says so`, async ({ page }) => {
    await page.addInitScript((values) => {
      Object.defineProperty(navigator, 'mediaDevices', { value: undefined });
      for (const [name, value] of Object.entries(values)) Object.defineProperty(globalThis, name, { value });
    }, world);
    await page.goto('/');
    await scanButton(page).tap();
    await expect(dialogOf(page).getByRole('alert')).toHaveText(sentence);
  });
}

test('a browser that reads codes itself never loads our decoder', async ({ app, hold }) => {
  const { page } = await hold(drawCodes());
  await page.addInitScript((text) => {
    class BarcodeDetector {
      static getSupportedFormats = async () => ['qr_code'];
      detect = async () => [{ rawValue: text }];
    }
    Object.assign(globalThis, { BarcodeDetector });
  }, codeOf(hostId));
  const hasDecoder = watchForDecoder(page);
  await page.goto(app.url);
  await scanButton(page).tap();
  await expectArrival(page);
  expect(await hasDecoder()).toBe(false);
});
