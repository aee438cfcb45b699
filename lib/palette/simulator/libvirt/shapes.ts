import { z } from 'zod';
import { clusterCreateShape, poolShape } from '../shapes';

/** The request bodies of API.md 10, as strict as the description is about required fields, types and enums. */
const text = z.string().optional();
const flag = z.boolean().optional();
const strings = z.array(z.string()).nullish();

const network = z.looseObject({ networkName: z.string(), networkType: z.enum(['default', 'bridge']) });

const placement = z.looseObject({
  hostUid: z.string().min(1),
  networks: z.array(network).nullish(),
  sourceStoragePool: text,
  targetStoragePool: text,
  dataStoragePool: text,
});
export type PlacementWrite = z.infer<typeof placement>;

const disk = z.looseObject({ sizeInGB: z.int(), managed: flag, dataStoragePool: text });

const instanceType = z.looseObject({ numCPUs: z.int(), memoryInMB: z.int(), cpuset: text });

export const libvirtPoolShape = z.looseObject({
  poolConfig: poolShape.shape.poolConfig,
  cloudConfig: z.looseObject({
    instanceType,
    rootDiskInGB: z.int(),
    nonRootDisksInGB: z.array(disk).nullish(),
    placements: z
      .array(placement)
      .refine((places) => new Set(places.map((place) => JSON.stringify(place))).size === places.length, {
        message: 'items must be unique',
      }),
    xslTemplate: text,
  }),
});
export type LibvirtPoolWrite = z.infer<typeof libvirtPoolShape>;

const clusterConfig = z.looseObject({
  controlPlaneEndpoint: z.looseObject({ host: text, type: text, ddnsSearchDomain: text }).optional(),
  sshKeys: strings,
  ntpServers: strings,
  staticIp: flag,
});
export const libvirtConfigUpdateShape = z.looseObject({ clusterConfig });

export const libvirtCreateShape = z.looseObject({
  metadata: clusterCreateShape.shape.metadata,
  spec: z.looseObject({
    cloudConfig: clusterConfig,
    machinepoolconfig: z.array(libvirtPoolShape).min(1),
    profiles: clusterCreateShape.shape.spec.shape.profiles,
    policies: z.looseObject({}).optional(),
    clusterConfig: z.looseObject({}).optional(),
  }),
});
export type LibvirtCreate = z.infer<typeof libvirtCreateShape>;
