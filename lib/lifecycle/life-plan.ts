import type { HostId } from '../hosts/edge-host-id';
import type { Architecture } from '../sites/architecture';
import type { SiteId } from '../sites/site-id';
import type { Refusal } from './refusals';
import type { Difference, Lasting } from './sync/difference';

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
  /** The whole entry. */
  | { readonly do: 'delete_host'; readonly hostId: HostId }
  /** To everybody it is registered nowhere from here on. */
  | { readonly do: 'note_taken_back'; readonly hostId: HostId }
  | { readonly do: 'reset_host'; readonly hostId: HostId }
  /** At another site, under the lease of that one. */
  | { readonly do: 'register_elsewhere'; readonly hostId: HostId; readonly siteId: SiteId }
  /** Somebody is at it there. */
  | { readonly do: 'wait_until_registered'; readonly hostId: HostId; readonly siteId: SiteId }
  /** A registration whose answer never came may still arrive, and would make the entry anew. */
  | { readonly do: 'wait_until_sure'; readonly hostId: HostId }
  /** An entry in Palette, with the labels of the site, built as its pool is. */
  | { readonly do: 'register_host'; readonly hostId: HostId; readonly architecture: Architecture }
  /** The labels of the site on an entry that is there. */
  | { readonly do: 'label_host'; readonly hostId: HostId }
  /** One write for all of them: a control plane never stands at an even number. */
  | {
      readonly do: 'add_to_pool';
      readonly hostIds: readonly HostId[];
      readonly pool: string;
      /** The host that they replace; left out: none. */
      readonly inPlaceOf?: HostId;
    }
  /** Hosts that Palette shows in a pool are registered here from now on, for whoever asks after them. */
  | { readonly do: 'note_members'; readonly hostIds: readonly HostId[] }
  | { readonly do: 'wait_until_running'; readonly hostIds: readonly HostId[] }
  | { readonly do: 'form_cluster'; readonly controlPlane: readonly HostId[]; readonly workers: readonly HostId[] }
  /** A virtualized site: so many machines. */
  | { readonly do: 'resize_pool'; readonly pool: string; readonly from: number; readonly to: number }
  | { readonly do: 'wait_until_resized'; readonly pool: string; readonly to: number }
  /** Palette is told what the config says of one thing. */
  | {
      readonly do: 'change_setting';
      readonly setting: string;
      readonly withVersions: boolean;
      readonly differences: readonly Difference[];
      readonly mayReplaceNodes: boolean;
    }
  /** A cluster that is made later is none of this, whoever runs the command again. */
  | { readonly do: 'note_deletion'; readonly cluster: string; readonly uid: string }
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
  | {
      readonly kind: 'steps';
      readonly steps: readonly LifeStep[];
      /** What is otherwise than the config and stays so; of a sync only. */
      readonly lasting?: readonly Lasting[];
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Waits write nothing: the site is free meanwhile. Pure. */
export function isWait(step: LifeStep): boolean {
  return step.do.startsWith('wait_');
}

/** Done without the lease of the task's site, for it takes that of another: nobody ever holds two. Pure. */
export function isOutside(step: LifeStep): step is StepOf<'register_elsewhere'> {
  return step.do === 'register_elsewhere';
}

/** No look at Palette tells afterwards that it was done: it is, once Palette has taken it. Pure. */
export function isDoneOnceSent(step: LifeStep): boolean {
  return step.do === 'reset_host';
}
