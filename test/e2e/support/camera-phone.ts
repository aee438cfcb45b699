import { type Browser, chromium, devices, type Page } from '@playwright/test';
import { findChromium } from '../../../cli/preview/find-chromium';
import type { Pixels } from '../../support/draw-codes';
import { watchPage } from './watch-page';
import { writeVideo } from './write-pictures';

/** What a phone has for a camera: one that sees this, one that its owner refuses, none. */
export type CameraPlace = Pixels | 'denied' | 'none';

export interface CameraPhone {
  readonly page: Page;
  /** What the browser complained about so far. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

const always = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const fakeCamera = '--use-fake-device-for-media-stream';

/**
 * A browser of its own, because Chromium's fake camera sees one video for as long as it runs. `videoPath` is where the video
 * may be written.
 */
export async function openCameraPhone(camera: CameraPlace, videoPath: string): Promise<CameraPhone> {
  const executablePath = findChromium();
  const args = [...always, ...flagsOf(camera, videoPath)];
  const browser = await chromium.launch(executablePath === null ? { args } : { args, executablePath });
  const context = await browser.newContext({
    ...devices['Pixel 7'],
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  const { complaints } = watchPage(page);
  return { page, complaints, close: () => browser.close() };
}

function flagsOf(camera: CameraPlace, videoPath: string): string[] {
  if (camera === 'none') return [];
  if (camera === 'denied') return [fakeCamera, '--deny-permission-prompts'];
  writeVideo(videoPath, camera);
  return [fakeCamera, '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${videoPath}`];
}

/** What a camera sees that is held to this picture. */
export async function lookAt(browser: Browser, png: Buffer): Promise<Pixels> {
  const page = await browser.newPage();
  const [width, height] = [640, 480];
  const light = await page.evaluate(
    async ({ source, width, height }) => {
      const picture = new Image();
      picture.src = source;
      await picture.decode();
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('There is no canvas');
      context.fillStyle = '#888888';
      context.fillRect(0, 0, width, height);
      const side = height * 0.8;
      context.drawImage(picture, (width - side) / 2, (height - side) / 2, side, side);
      return Array.from(context.getImageData(0, 0, width, height).data).filter((_, at) => at % 4 === 0);
    },
    { source: `data:image/png;base64,${png.toString('base64')}`, width, height },
  );
  await page.close();
  return { width, height, light: Uint8Array.from(light) };
}
