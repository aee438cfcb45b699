import { z } from 'zod';
import type { Switches } from './switches';

const refusal = z.strictObject({ status: z.int(), code: z.string() });
const refuseOrAccept = z.union([refusal, z.literal('accept')]);

/** Switch positions as JSON, each one optional; an unknown switch or position is a mistake. */
export const switchesShape = z
  .strictObject({
    alreadyRegistered: refusal,
    alreadyRegisteredSameProject: z.enum(['refuse', 'accept-keep', 'accept-replace']),
    duplicateClusterName: refuseOrAccept,
    clusterNameScope: z.enum(['project', 'tenant']),
    nameOfDeletedCluster: z.enum(['free', 'taken']),
    clusterNameRule: refuseOrAccept,
    hostInUse: refuseOrAccept,
    unknownHost: refuseOrAccept,
    evenControlPlane: refuseOrAccept,
    temporaryControlPlane: z.enum(['accept', 'refuse']),
    hostOfDeletedMachine: z.enum(['stays-until-put', 'leaves-pool']),
    deletionHangs: z.boolean(),
    variableValue: refuseOrAccept,
    unknownPack: refuseOrAccept,
    clusterTemplate: refuseOrAccept,
    backupLocation: refuseOrAccept,
    clusterFeatures: z.enum(['present', 'absent']),
    olderKinds: z.enum(['as-seeded', 'absent', 'served']),
    unknownPlace: refuseOrAccept,
    machineTooBig: refuseOrAccept,
    poolSizeMismatch: refuseOrAccept,
    controlPlanePools: refusal,
    duplicatePoolName: refusal,
    unknownPool: refusal,
    unknownProfile: refusal,
    infraProfiles: refuseOrAccept,
    invalidHostUid: refuseOrAccept,
    hostIdCase: z.enum(['exact', 'insensitive']),
    deleteHostInUse: refuseOrAccept,
    schemaViolation: refusal,
    unknownProject: refusal,
    badKey: refusal,
    missingKey: refusal,
    searchLagMs: z.number().min(0).max(3000),
    inUseMoment: z.enum(['at-create', 'when-agent-picks-up']),
    poolChangeWhileProvisioning: refuseOrAccept,
    omittedHostInPut: z.enum(['dropped', 'kept']),
    labelWriteOnUnpaired: refuseOrAccept,
    hostOfOtherProject: z.enum(['not-found', 'readable']),
    statusBeforeExists: z.enum(['absent', 'empty']),
    cloudConfigUidInSearch: z.enum(['present', 'absent']),
    retryAfterOn429: z.enum(['present', 'absent']),
    rateBuckets: z.enum(['per-prefix', 'per-row']),
    healthOnUnpaired: z.enum(['empty-state', 'absent']),
    validateClusterErrors: z.enum(['on-first-pool', 'as-error-status']),
    specNullArrays: z.boolean(),
    maxPageSize: z.int().min(1),
    registrationUrlJoin: z.enum(['slash-query', 'verbatim-slash-query', 'query']),
  } satisfies Record<keyof Switches, z.ZodType>)
  .partial();
