import { type HostId, parseHostId } from '../../lib/hosts/edge-host-id';
import type { Site } from '../../lib/sites/site';
import type { SiteId } from '../../lib/sites/site-id';
import type { Random } from './random';

/** One person with a phone in front of one edge host. Times are milliseconds since the start. */
export interface PhonePlan {
  readonly name: string;
  readonly hostId: HostId;
  readonly siteId: SiteId;
  readonly atMs: number;
  /** The same form sent again so much later: a double tap, a page left open. */
  readonly repeatsAfterMs: readonly number[];
  /** Closes the page once the form is sent, and looks again at the very end only. */
  readonly leaves: boolean;
  /** Finds out so much later that this is the wrong site, and takes the host back; null: it is the right one. */
  readonly undoesAfterMs: number | null;
  /** Scans once more, so much later, when IT has taken the host out; null: leaves it at that. */
  readonly returnsAfterMs: number | null;
  /** What it says about the pool, form by form, the last of them from then on; an empty one says nothing. */
  readonly answers: readonly string[];
}

/** The ID of the nth host. */
export function hostIdOf(number: number): HostId {
  const parsed = parseHostId(`edge-${String(number).padStart(4, '0')}`);
  if (!parsed.ok) throw new Error(`No edge host ID for ${number}`);
  return parsed.value;
}

/** Who submits what, and when: 1 to 8 hosts per site, sometimes fewer than its first set-up needs. */
export function choosePhones(random: Random, sites: readonly Site[], withinMs: number, isStorm: boolean): PhonePlan[] {
  const share = random.pick([0, 0.2, 0.6]);
  const phones: PhonePlan[] = [];
  const plan = (hostId: HostId, siteId: SiteId, atMs: number) =>
    phones.push({
      name: `p${phones.length + 1}`,
      hostId,
      siteId,
      atMs,
      repeatsAfterMs: random.chance(share)
        ? Array.from({ length: random.int(1, 2) }, () => random.delayMs(0, 1_500, 90_000))
        : [],
      leaves: random.chance(0.3),
      undoesAfterMs: null,
      returnsAfterMs: null,
      answers: [''],
    });
  let number = 0;
  for (const site of sites) {
    const count = random.int(isStorm ? 4 : 1, 8);
    const isTogether = random.chance(0.3);
    for (let index = 0; index < count; index += 1) {
      number += 1;
      const atMs = isTogether ? random.int(0, 300) : random.int(0, withinMs);
      plan(hostIdOf(number), site.id, atMs);
      const other = random.pick(sites);
      if (other !== site && random.chance(0.1))
        plan(hostIdOf(number), other.id, atMs + random.delayMs(0, 2_000, 60_000));
    }
  }
  return phones;
}

/** Some of them want a host back that IT has taken out. */
export function chooseReturns(random: Random, phones: readonly PhonePlan[]): PhonePlan[] {
  const share = random.pick([0, 0.3, 0.8]);
  return phones.map((phone) => ({
    ...phone,
    returnsAfterMs: random.chance(share) ? random.delayMs(0, 20_000, 120_000) : null,
  }));
}

/** Some of them are at the wrong site, in some runs. */
export function chooseUndos(random: Random, phones: readonly PhonePlan[]): PhonePlan[] {
  const share = random.pick([0, 0, 0.3, 0.7]);
  return phones.map((phone) => ({
    ...phone,
    undoesAfterMs: random.chance(share) ? random.delayMs(0, 3_000, 120_000) : null,
  }));
}
