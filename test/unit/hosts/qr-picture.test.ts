import decodeQR from 'qr/decode.js';
import { create } from 'qrcode';
import { describe, expect, test } from 'vitest';
import { linkUrl } from '../../../lib/access/staging-link';
import { measureQrCode } from '../../../lib/hosts/qr-code';
import { formatRegistrationUrl, readHostIdParameter } from '../../../lib/hosts/registration-url';

const [width, height] = [640, 480];

interface Picture {
  /** Pixels for each module. */
  readonly scale: number;
  readonly degrees: number;
  /** From the middle, pixels. */
  readonly shift: readonly [number, number];
  /** The radius over which light is spread, pixels. */
  readonly blur: number;
  /** How much brighter or darker a pixel may come out, of 255. */
  readonly noise: number;
  /** Of the darkest and the brightest module, of 255. */
  readonly range: readonly [number, number];
}

/** As a phone's camera sees the screen of a host: tilted, beside the middle, not sharp, with grain and little contrast. */
function takePicture(text: string, picture: Picture): { width: number; height: number; data: Uint8ClampedArray } {
  const { modules } = create([{ data: new TextEncoder().encode(text), mode: 'byte' }], { errorCorrectionLevel: 'M' });
  const light = new Float64Array(width * height);
  const [cos, sin] = [Math.cos((picture.degrees * Math.PI) / 180), Math.sin((picture.degrees * Math.PI) / 180)];
  const [dark, bright] = picture.range;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [dx, dy] = [x - width / 2 - picture.shift[0], y - height / 2 - picture.shift[1]];
      const column = Math.floor((cos * dx + sin * dy) / picture.scale + modules.size / 2);
      const row = Math.floor((cos * dy - sin * dx) / picture.scale + modules.size / 2);
      const isInside = column >= 0 && row >= 0 && column < modules.size && row < modules.size;
      light[y * width + x] = isInside && modules.get(row, column) ? dark : bright;
    }
  }
  return { width, height, data: develop(spread(light, picture.blur), picture.noise) };
}

/** The mean of all pixels within the radius. */
function spread(light: Float64Array, radius: number): Float64Array {
  return light.map((_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    let [sum, count] = [0, 0];
    for (let row = Math.max(0, y - radius); row <= Math.min(height - 1, y + radius); row += 1) {
      for (let column = Math.max(0, x - radius); column <= Math.min(width - 1, x + radius); column += 1) {
        sum += light[row * width + column] ?? 0;
        count += 1;
      }
    }
    return sum / count;
  });
}

/** RGBA with grain: the same at every run. */
function develop(light: Float64Array, noise: number): Uint8ClampedArray {
  const data = new Uint8ClampedArray(light.length * 4);
  let state = 42;
  light.forEach((value, at) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const seen = value + (state / 2 ** 32 - 0.5) * 2 * noise;
    data.set([seen, seen, seen, 255], at * 4);
  });
  return data;
}

const secrets = ['planted-link-secret-0123456789abcdefgh'];
const hostId = 'edge-5c913342d76bb86e7ccd998b19d030a5';

/** What the screen of a host shows that a staging link was baked into. */
function shownUrl(origin: string, id: string): string {
  return formatRegistrationUrl(linkUrl(origin, { id, version: 1 }, secrets) ?? '', hostId);
}

const short = shownUrl('https://e.example.com', 'spring');
const long = shownUrl(
  'https://edge-host-registration.stores.north-america.example-company.com',
  'spring-rollout-2027-denver',
);

const pictures: readonly (readonly [string, Picture])[] = [
  ['straight', { scale: 7, degrees: 0, shift: [0, 0], blur: 0, noise: 0, range: [0, 255] }],
  ['tilted and beside the middle', { scale: 6, degrees: 13, shift: [60, -40], blur: 1, noise: 10, range: [20, 235] }],
  ['upside down', { scale: 5, degrees: 187, shift: [-90, 55], blur: 1, noise: 15, range: [30, 220] }],
  ['grey and grainy', { scale: 5, degrees: 4, shift: [-120, 30], blur: 1, noise: 20, range: [60, 190] }],
];

const fromAfar: Picture = { scale: 4, degrees: 4, shift: [-120, 30], blur: 1, noise: 20, range: [60, 190] };

describe('the code of a staging link is read from a picture of 640 × 480', () => {
  describe.each([
    ['a short origin', short],
    ['a long origin', long],
  ])('%s', (_, url) => {
    test.each(pictures)('%s', (_name, picture) => {
      const read = decodeQR(takePicture(url, picture), { timeLimit: 20_000 });
      expect(read).toBe(url);
      expect(readHostIdParameter(read)?.raw).toBe(hostId);
    });
  });

  test('the short one, as big as what devices show today, is read from afar, too', () => {
    expect(measureQrCode(short)).toMatchObject({ version: 6, isLarge: false });
    expect(decodeQR(takePicture(short, fromAfar), { timeLimit: 20_000 })).toBe(short);
  });

  test('the long one is warned of: it has to be held closer', () => {
    expect(measureQrCode(long).isLarge).toBe(true);
  });
});
