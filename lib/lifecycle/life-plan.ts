import type { HostId } from '../hosts/edge-host-id';
import type { Refusal } from './refusals';

/**
 * One step of a task: at most one write, or a wait. What it names is enough to say it to somebody; what is needed to do it is
 * read from the scene again.
 */
export type LifeStep =
  /** From here on the registration engine leaves these hosts alone, whatever Palette still shows. */
  | { readonly do: 'release_hosts'; readonly hostIds: readonly HostId[] }
  | { readonly do: 'delete_machine'; readonly hostId: HostId; readonly pool: string }
  | { readonly do: 'take_out_of_pool'; readonly hostId: HostId; readonly pool: string }
  | { readonly do: 'delete_pool'; readonly pool: string }
  /** Our labels off the entry, so that it belongs to no site. */
  | { readonly do: 'unlabel_host'; readonly hostId: HostId };

/** A step of one kind. */
export type StepOf<K extends LifeStep['do']> = Extract<LifeStep, { do: K }>;

/** What a task comes to, as Palette stands now: the steps that are left, in order (none: it is done), or why none may go. */
export type LifePlan =
  | { readonly kind: 'steps'; readonly steps: readonly LifeStep[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Waits write nothing: the site is free meanwhile. Pure. */
export function isWait(step: LifeStep): boolean {
  return step.do.startsWith('wait_');
}
