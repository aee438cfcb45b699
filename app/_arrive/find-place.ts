/** Degrees, WGS 84. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** Why nobody knows where the phone is: it may not say, or cannot. */
export type PlaceTrouble = 'denied' | 'unknown';

/** Once it may look, a phone that has not found itself by then will not soon. */
const timeoutMs = 5_000;
/** It need not look again for every press. */
const goodForMs = 5 * 60_000;

/** Where this phone is, to about a kilometre: two decimals are all that leaves this function. Asks the reader where it has to. */
export function findPlace(): Promise<Place | PlaceTrouble> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve('unknown');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ latitude: round(coords.latitude), longitude: round(coords.longitude) }),
      ({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? 'denied' : 'unknown'),
      { enableHighAccuracy: false, timeout: timeoutMs, maximumAge: goodForMs },
    );
  });
}

function round(degrees: number): number {
  return Math.round(degrees * 100) / 100;
}
