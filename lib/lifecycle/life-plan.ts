import type { HostId } from '../hosts/edge-host-id';
import type { Refusal } from './refusals';

/**
 * One step of a task: at most one write, or a wait. What it names is enough to say it to somebody; what is needed to do it is
 * read from the scene again.
 */
export type LifeStep =
  /** From here on the registration engine leaves these hosts alone, whatever Palette still shows. */
  | { readonly do: 'release_hosts'; readonly hostIds: readonly HostId[] }
  /** Their pages say from here on that IT has taken them out. */
  | { readonly do: 'note_removed'; readonly hostIds: readonly HostId[] }
  | { readonly do: 'delete_machine'; readonly hostId: HostId; readonly pool: string }
  | { readonly do: 'take_out_of_pool'; readonly hostId: HostId; readonly pool: string }
  | { readonly do: 'delete_pool'; readonly pool: string }
  /** Our labels off the entry, so that it belongs to no site. */
  | { readonly do: 'unlabel_host'; readonly hostId: HostId }
  /** An entry in Palette, with the labels of the site. */
  | { readonly do: 'register_host'; readonly hostId: HostId }
  /** The labels of the site on an entry that is there. */
  | { readonly do: 'label_host'; readonly hostId: HostId }
  /** One write for all of them: a control plane never stands at an even number. */
  | { readonly do: 'add_to_pool'; readonly hostIds: readonly HostId[]; readonly pool: string }
  /** Hosts that Palette shows in a pool are registered here from now on, for whoever asks after them. */
  | { readonly do: 'note_members'; readonly hostIds: readonly HostId[] }
  | { readonly do: 'wait_until_running'; readonly hostIds: readonly HostId[] }
  | { readonly do: 'form_cluster'; readonly controlPlane: readonly HostId[]; readonly workers: readonly HostId[] }
  /** A virtualized site: so many machines. */
  | { readonly do: 'resize_pool'; readonly pool: string; readonly from: number; readonly to: number }
  | { readonly do: 'wait_until_resized'; readonly pool: string; readonly to: number }
  /** `isAbort`: it is still being set up. */
  | {
      readonly do: 'delete_cluster';
      readonly cluster: string;
      readonly uid: string;
      readonly isAbort: boolean;
      readonly isForced: boolean;
    }
  /** `sinceMs`: since when Palette has been at it; null: nobody knows, or not yet. */
  | { readonly do: 'wait_until_deleted'; readonly cluster: string; readonly sinceMs: number | null }
  /** Palette has let go of them, so that they can be registered anew. */
  | { readonly do: 'wait_until_free'; readonly hostIds: readonly HostId[] };

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
