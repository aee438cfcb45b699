import type { Rgb } from './contrast';

/** How a colour looks: lightness 0 to 1 as the eye counts it, and the two axes of its tint (Björn Ottosson, OKLab, 2020). */
interface Oklab {
  readonly lightness: number;
  readonly greenRed: number;
  readonly blueYellow: number;
}

/** Finer than what the eye tells apart; 0 to 1 in so many steps. */
const steps = 500;

/**
 * The colour of the same hue that looks most like `color` and passes: lighter or darker by the smallest step, with less of
 * its tint only where a screen cannot show it. `color` itself when it passes; null when no lightness does.
 */
export function findNearestColor(color: Rgb, passes: (candidate: Rgb) => boolean): Rgb | null {
  if (passes(color)) return color;
  const { lightness, ...tint } = toOklab(color);
  for (let step = 1; step <= steps; step++) {
    for (const shifted of [lightness - step / steps, lightness + step / steps]) {
      // Both ends are tried as well: black and white may be all that is left.
      if (shifted < -1 / steps || shifted > 1 + 1 / steps) continue;
      const candidate = fitScreen({ lightness: Math.min(1, Math.max(0, shifted)), ...tint });
      if (passes(candidate)) return candidate;
    }
  }
  return null;
}

/** The colour with as much of its tint as a screen can show at this lightness. */
function fitScreen({ lightness, greenRed, blueYellow }: Oklab): Rgb {
  for (let share = 1; share > 0; share -= 0.02) {
    const channels = toLinear({ lightness, greenRed: greenRed * share, blueYellow: blueYellow * share });
    if (channels.every((channel) => channel >= -0.0005 && channel <= 1.0005)) return toBytes(channels);
  }
  return toBytes(toLinear({ lightness, greenRed: 0, blueYellow: 0 }));
}

type Channels = readonly [red: number, green: number, blue: number];

function toOklab([redByte, greenByte, blueByte]: Rgb): Oklab {
  const [red, green, blue] = [fromByte(redByte), fromByte(greenByte), fromByte(blueByte)];
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return {
    lightness: 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    greenRed: 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
    blueYellow: 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
  };
}

function toLinear({ lightness, greenRed, blueYellow }: Oklab): Channels {
  const long = (lightness + 0.3963377774 * greenRed + 0.2158037573 * blueYellow) ** 3;
  const middle = (lightness - 0.1055613458 * greenRed - 0.0638541728 * blueYellow) ** 3;
  const short = (lightness - 0.0894841775 * greenRed - 1.291485548 * blueYellow) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ];
}

function fromByte(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function toBytes([red, green, blue]: Channels): Rgb {
  return [toByte(red), toByte(green), toByte(blue)];
}

function toByte(channel: number): number {
  const share = Math.min(1, Math.max(0, channel));
  return Math.round(255 * (share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055));
}
