import { z } from 'zod';

const time = z.number().nullable();
/** Older builds kept none. */
const mark = time.default(null);
const amount = z.number().nullable();
const clusterStates = ['Pending', 'Provisioning', 'Running', 'Deleting', 'Deleted', 'Error', 'Unknown'] as const;

const clusterSchema = z.object({
  uid: z.string(),
  name: z.string(),
  state: z.enum(clusterStates),
  configUid: z.string().nullable(),
  /** Is it ours to use (rows s1 to s3 of API.md §12)? */
  isUsable: z.boolean(),
});

const memberSchema = z.object({
  pool: z.string(),
  role: z.enum(['control-plane', 'worker']),
  /** Null: nobody has looked at its machine yet. */
  isRunning: z.boolean().nullable(),
  hasFailed: z.boolean(),
  changedAtMs: z.number(),
  /** When it was first seen in a pool of this cluster, and first seen to run in a running one. */
  joinedAtMs: mark,
  readyAtMs: mark,
});

/** Who was a member, and is missing in the looks since `leftAtMs`: one look is not sure of it. */
const leftSchema = z.object({ clusterUid: z.string(), leftAtMs: z.number(), joinedAtMs: time, readyAtMs: time });

const callSchema = z.object({
  hasCalledHome: z.boolean(),
  atMs: z.number(),
  changedAtMs: z.number(),
  /** When Palette's entry of the host was made, by Palette's clock: another entry is another story. */
  entryAtMs: mark,
  /** What it has reported of its hardware. */
  machine: z.object({ cpus: amount, memoryMb: amount, diskGb: amount }).nullable().default(null),
});

/** A sight as the cache keeps it. What an older build kept that does not fit is no sight. */
export const siteSightSchema = z.object({
  /** The site's only cluster; null when there is none, or more than one. */
  cluster: clusterSchema.nullable(),
  clusterAtMs: time,
  members: z.record(z.string(), memberSchema),
  membersAtMs: time,
  /** By host; older builds kept none. */
  left: z.record(z.string(), leftSchema).default({}),
  /** When the machines that were not running were last read. */
  machinesAtMs: time,
  /** By host: has it called home? Known of hosts that bear the site's label. */
  calls: z.record(z.string(), callSchema),
  /** When Palette was last asked for the hosts of the site's label: a scarce call. */
  callsAskedAtMs: time,
  /** When the cluster's name was last searched for: a scarce call. */
  searchedAtMs: time,
  /** How many hosts are there of those that the site waits for, as the last run counted. */
  gathered: z.object({ present: z.number(), needed: z.number() }).nullable(),
  /** Last change of the cluster, or of who belongs to the site. */
  changedAtMs: z.number(),
});

/**
 * What Palette shows of a site, shared by all who watch any of its hosts; each group with the time it was read. A cache:
 * losing it costs calls. Milliseconds.
 */
export type SiteSight = Readonly<z.infer<typeof siteSightSchema>>;
export type SeenCluster = Readonly<z.infer<typeof clusterSchema>>;
export type SeenMember = Readonly<z.infer<typeof memberSchema>>;
export type SeenLeft = Readonly<z.infer<typeof leftSchema>>;
export type SeenCall = Readonly<z.infer<typeof callSchema>>;
