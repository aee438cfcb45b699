/** How a refusal looks on the wire. Only `code` is meant to be read by clients (API.md 1.5). */
export interface Refusal {
  readonly status: number;
  readonly code: string;
}

export type RefuseOrAccept = Refusal | 'accept';

/**
 * One entry per behaviour that no public source states (API.md 14 and 15). INVENTED marks a status or code made up
 * here; a client must not depend on it.
 */
export interface Switches {
  /** POST of a known host ID. The code is known, the status is not (14.2): run with 400, 409, 422 and 500. */
  alreadyRegistered: Refusal;
  /** Whether 14.2 also fires in the host's own project; `accept-replace` overwrites name and labels. */
  alreadyRegisteredSameProject: 'refuse' | 'accept-keep' | 'accept-replace';
  /** 14.1, INVENTED: a second live cluster of one name. */
  duplicateClusterName: RefuseOrAccept;
  /** 14.3: how far a cluster name must be unique. */
  clusterNameScope: 'project' | 'tenant';
  /** 14.3: may the name of a deleted cluster be used again? */
  nameOfDeletedCluster: 'free' | 'taken';
  /** 14.3, INVENTED: a name outside RFC 1123. */
  clusterNameRule: RefuseOrAccept;
  /** 14.1, INVENTED: a host that is in another live cluster. With `accept` it ends in two clusters. */
  hostInUse: RefuseOrAccept;
  /** 14.1, INVENTED: a cluster or pool names a host that Palette does not know in this project. */
  unknownHost: RefuseOrAccept;
  /** 14.1, INVENTED: a control plane of 2 or 4 hosts, or a two-node cluster that changes its size (API.md 4.2). */
  evenControlPlane: RefuseOrAccept;
  /**
   * 15.3: may a control plane have 4 (or 6) hosts for a while, in steps of one out of 3 (5) and back? 4 is documented while a
   * host is replaced, 6 is not; 2 never is. `refuse` is as `evenControlPlane` says.
   */
  temporaryControlPlane: 'accept' | 'refuse';
  /** API.md 6: does a host leave the list of its pool with its machine, or only with the shorter PUT? */
  hostOfDeletedMachine: 'stays-until-put' | 'leaves-pool';
  /** API.md 7: deletions that begin now hang until they are forced. */
  deletionHangs: boolean;
  /** INVENTED: the value of a variable that its definition in the profile does not allow (API.md 3). */
  variableValue: RefuseOrAccept;
  /** INVENTED: values for a layer that the profile does not have; that it must have it is API.md 3. */
  unknownPack: RefuseOrAccept;
  /** INVENTED: an unknown cluster template, one without a time zone, or one with profiles of the cluster's own (API.md 3). */
  clusterTemplate: RefuseOrAccept;
  /** INVENTED: a plan for backups names a location that is not there. */
  backupLocation: RefuseOrAccept;
  /** Are there operations for scans, backups and the time zone of a cluster that is there? Older Palettes may have none. */
  clusterFeatures: 'present' | 'absent';
  /** API.md 10: has this Palette the operations of older kinds of clusters? Current ones have not. */
  olderKinds: 'as-seeded' | 'absent' | 'served';
  /** INVENTED: a placement names a storage pool or network that its appliance does not report. */
  unknownPlace: RefuseOrAccept;
  /** INVENTED: a virtual machine is bigger than its appliance. */
  machineTooBig: RefuseOrAccept;
  /** INVENTED: `size` differs from the number of hosts. */
  poolSizeMismatch: RefuseOrAccept;
  /** INVENTED: no control-plane pool or more than one at create; a control-plane pool added or deleted later. */
  controlPlanePools: Refusal;
  /** INVENTED: a pool name that the cluster has already. */
  duplicatePoolName: Refusal;
  /** INVENTED: PUT or DELETE of a pool that the cluster does not have. */
  unknownPool: Refusal;
  /** INVENTED: a profile UID that the scope may not use. */
  unknownProfile: Refusal;
  /** INVENTED: not exactly one infra or full profile. */
  infraProfiles: RefuseOrAccept;
  /** INVENTED: an edge host ID against the rules of API.md 2.6. */
  invalidHostUid: RefuseOrAccept;
  /** 14.6: are host IDs compared exactly? */
  hostIdCase: 'exact' | 'insensitive';
  /** INVENTED: DELETE of a host that is in a cluster. */
  deleteHostInUse: RefuseOrAccept;
  /** 400 is documented for schema violations, the code is INVENTED. */
  schemaViolation: Refusal;
  /** INVENTED: a `ProjectUid` header that names no project. */
  unknownProject: Refusal;
  /** API.md 1.5: a bad key may come back as ResourceNotFound with the key in the message; the status is unknown. */
  badKey: Refusal;
  /** INVENTED code: no key at all. 401 is documented. */
  missingKey: Refusal;
  /** 14.5: how many milliseconds of real time the dashboards lag behind writes, 0 to 3000. */
  searchLagMs: number;
  /** 14.5: when a host turns `in-use`. */
  inUseMoment: 'at-create' | 'when-agent-picks-up';
  /** 14.4: pool writes before the cluster is `Running`. */
  poolChangeWhileProvisioning: RefuseOrAccept;
  /** 14.4: what a PUT does to a host that it leaves out. */
  omittedHostInPut: 'dropped' | 'kept';
  /** 15.5: PUT meta on an unpaired host; the code of the refusal is known. */
  labelWriteOnUnpaired: RefuseOrAccept;
  /** 15.4: GET of a host that belongs to another project. */
  hostOfOtherProject: 'not-found' | 'readable';
  /** 15.9: the status of a cluster in its first moment. */
  statusBeforeExists: 'absent' | 'empty';
  /** API.md 5: is `specSummary.cloudConfig.uid` there? */
  cloudConfigUidInSearch: 'present' | 'absent';
  /** 14.7: no Retry-After is documented. */
  retryAfterOn429: 'present' | 'absent';
  /** 15.7: do prefixes of one row of the rate table share a bucket? */
  rateBuckets: 'per-prefix' | 'per-row';
  /** 15.1: the health of a host that never called home. */
  healthOnUnpaired: 'empty-state' | 'absent';
  /** 15.8: where `validate` puts errors about the cluster itself. */
  validateClusterErrors: 'on-first-pool' | 'as-error-status';
  /** API.md 1.6: answers carry null where an array is empty, as Go does. */
  specNullArrays: boolean;
  /** API.md 1.6: 50 today, 20 in 2023. */
  maxPageSize: number;
  /** 14.6: how the device joins `registrationURL` and the query. */
  registrationUrlJoin: 'slash-query' | 'verbatim-slash-query' | 'query';
}

/** The position each switch has unless a test moves it: the reading that API.md holds most likely. */
export function defaultSwitches(): Switches {
  return {
    alreadyRegistered: { status: 409, code: 'AlreadyRegisteredEdgeHostDevice' },
    alreadyRegisteredSameProject: 'refuse',
    duplicateClusterName: { status: 409, code: 'DuplicateClusterName' },
    clusterNameScope: 'project',
    nameOfDeletedCluster: 'free',
    clusterNameRule: { status: 400, code: 'InvalidClusterName' },
    hostInUse: { status: 400, code: 'EdgeHostInUse' },
    unknownHost: { status: 400, code: 'EdgeHostNotFound' },
    evenControlPlane: { status: 400, code: 'InvalidControlPlaneSize' },
    temporaryControlPlane: 'accept',
    hostOfDeletedMachine: 'stays-until-put',
    deletionHangs: false,
    variableValue: { status: 400, code: 'InvalidVariableValue' },
    unknownPack: { status: 400, code: 'PackNotFound' },
    clusterTemplate: { status: 400, code: 'InvalidClusterTemplate' },
    backupLocation: { status: 400, code: 'BackupLocationNotFound' },
    clusterFeatures: 'present',
    olderKinds: 'as-seeded',
    unknownPlace: { status: 400, code: 'PlacementNotFound' },
    machineTooBig: { status: 400, code: 'InsufficientResources' },
    poolSizeMismatch: { status: 400, code: 'MachinePoolSizeMismatch' },
    controlPlanePools: { status: 400, code: 'InvalidControlPlanePool' },
    duplicatePoolName: { status: 409, code: 'DuplicateMachinePool' },
    unknownPool: { status: 404, code: 'ResourceNotFound' },
    unknownProfile: { status: 400, code: 'ClusterProfileNotFound' },
    infraProfiles: { status: 400, code: 'InvalidInfraProfile' },
    invalidHostUid: { status: 400, code: 'InvalidEdgeHostUid' },
    hostIdCase: 'exact',
    deleteHostInUse: { status: 400, code: 'EdgeHostInUse' },
    schemaViolation: { status: 400, code: 'SchemaViolation' },
    unknownProject: { status: 403, code: 'ProjectAccessDenied' },
    badKey: { status: 404, code: 'ResourceNotFound' },
    missingKey: { status: 401, code: 'Unauthenticated' },
    searchLagMs: 0,
    inUseMoment: 'at-create',
    poolChangeWhileProvisioning: 'accept',
    omittedHostInPut: 'dropped',
    labelWriteOnUnpaired: 'accept',
    hostOfOtherProject: 'not-found',
    statusBeforeExists: 'absent',
    cloudConfigUidInSearch: 'present',
    retryAfterOn429: 'absent',
    rateBuckets: 'per-prefix',
    healthOnUnpaired: 'empty-state',
    validateClusterErrors: 'on-first-pool',
    specNullArrays: false,
    maxPageSize: 50,
    registrationUrlJoin: 'slash-query',
  };
}
