'use client';

import { useEffect, useState } from 'react';
import { textGap } from '../_parts/text-gap';
import { findPlace, type Place } from './find-place';

interface FarWarningProps {
  readonly site: Place;
  /** With {@link textGap} for the distance. */
  readonly text: string;
  /** For the distance. */
  readonly language: string;
}

/** Nearer than this it may be the same town, or a phone that knows no better. */
const farKm = 50;

/**
 * Says so when the phone is far from the site. Looks only where the reader has allowed it before, compares here, and sends
 * nothing anywhere; a warning and no more, because phones err.
 */
export function FarWarning({ site, text, language }: FarWarningProps) {
  const [distance, setDistance] = useState<number | null>(null);
  const { latitude, longitude } = site;
  useEffect(() => {
    let isGone = false;
    void measure({ latitude, longitude }).then((km) => {
      if (!isGone && km !== null && km > farKm) setDistance(km);
    });
    return () => {
      isGone = true;
    };
  }, [latitude, longitude]);
  return (
    <div role="status">
      {distance !== null && (
        <p className="mt-3 rounded-2xl border-2 border-warn bg-warn-tint p-4 font-semibold text-warn">
          {text.replace(textGap, () => formatKm(distance, language))}
        </p>
      )}
    </div>
  );
}

/** Kilometres from here to there; null where it is not known, or not to be asked. */
async function measure(there: Place): Promise<number | null> {
  try {
    const { state } = await navigator.permissions.query({ name: 'geolocation' });
    const here = state === 'granted' ? await findPlace() : 'denied';
    return typeof here === 'string' ? null : distanceKm(here, there);
  } catch {
    return null;
  }
}

/** Great-circle distance (haversine) on a sphere of 6,371 km. */
function distanceKm(a: Place, b: Place): number {
  const half = (degrees: number) => Math.sin((degrees * Math.PI) / 360) ** 2;
  const cos = (degrees: number) => Math.cos((degrees * Math.PI) / 180);
  const chord = half(a.latitude - b.latitude) + cos(a.latitude) * cos(b.latitude) * half(a.longitude - b.longitude);
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Two digits are as much as a phone's place is good for. */
function formatKm(km: number, language: string): string {
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'kilometer',
    maximumSignificantDigits: 2,
  }).format(km);
}
