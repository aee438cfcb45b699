import { z } from 'zod';
import { isLanguage, languageNames } from '../../languages';
import { siteKinds } from '../site-kind';
import { siteAccessSchema } from './access';
import { clusterNameSchema, sharedClusterNameSchema } from './cluster-name';
import { flag, lineOfText, numberBetween, says } from './leaf';
import { addressingSchema, endpointSchema, ntpServersSchema, overlaySchema, siteNetworkSchema } from './network';
import { policiesSchema } from './policies';
import { poolQuestionSchema, poolsSchema } from './pools';
import { packsSchema, paletteUid, profilesSchema, variablesSchema } from './profiles';
import { slug } from './slug';
import { sshKeySchema } from './ssh-key';
import { stagingSchema } from './staging';
import { tagsSchema } from './tags';
import { timeZoneSchema } from './time-zone';
import { virtualizationSchema } from './virtualization';

const controlPlaneFix = 'Write 1, 3 or 5, or 2 for two-node high availability.';

const topologySchema = z
  .strictObject({
    controlPlane: z
      .literal([1, 2, 3, 5], { error: says('is not a size a control plane can have', controlPlaneFix) })
      .optional(),
    controlPlaneRunsWork: flag().optional(),
    workerPool: flag().optional(),
    maxHosts: numberBetween(1, 200, 'how many hosts the site may have', true).optional(),
  })
  .describe('Write { controlPlane: 1, workerPool: true, maxHosts: 8 }.');

const remoteAccessFix = 'Write true, false or { temporaryUser: true }.';

const languageFix = `Write one of ${Object.keys(languageNames).join(', ')}.`;

/** What may stand under `defaults` as well as in a site. */
const commonShape = {
  timeZone: timeZoneSchema.optional(),
  access: siteAccessSchema.optional(),
  adoptExistingCluster: flag().optional(),
  profileSet: lineOfText('the name of a profile set', "'store'").optional(),
  profiles: profilesSchema.optional(),
  variables: variablesSchema.optional(),
  packs: packsSchema.optional(),
  clusterTemplate: z
    .strictObject({ uid: paletteUid('a cluster template') })
    .describe("Write { uid: '628ce30a7c90b5915b37a802' }.")
    .optional(),
  kind: z
    .enum(siteKinds, { error: says('is no kind of site', "Write 'native', 'virtualized' or 'containerized'.") })
    .optional(),
  virtualization: virtualizationSchema.optional(),
  pools: poolsSchema.optional(),
  poolQuestion: poolQuestionSchema.optional(),
  policies: policiesSchema.optional(),
  remoteAccess: z
    .union([
      z.boolean({ error: says('is neither true, false nor a group', remoteAccessFix) }),
      z.strictObject({ temporaryUser: flag() }),
    ])
    .describe(remoteAccessFix)
    .optional(),
  topology: topologySchema.optional(),
  architecture: z
    .enum(['amd64', 'arm64'], { error: says('is not an architecture', "Write 'amd64' or 'arm64'.") })
    .optional(),
  addressing: addressingSchema.optional(),
  sshKeys: z
    .array(sshKeySchema)
    .describe("Write a list, such as ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA… help-desk'].")
    .optional(),
  ntpServers: ntpServersSchema.optional(),
  overlay: overlaySchema.optional(),
  tags: tagsSchema.optional(),
  projectUid: paletteUid('a Palette project').optional(),
  clusterName: sharedClusterNameSchema.optional(),
  language: z
    .string({ error: says('is not a language of this app', languageFix) })
    .refine(isLanguage, { error: says('is not a language of this app', languageFix) })
    .optional(),
  staging: stagingSchema.optional(),
};

export const defaultsSchema = z.strictObject(commonShape).describe('Write options of a site that most sites share.');

export const siteSchema = z
  .strictObject({
    id: slug('a site id', "'denver-snow-st'"),
    name: lineOfText('the name people know the site by', "'Denver – Snow St'", 80),
    address: lineOfText('the street address', "'1200 Snow Street, Denver, CO 80202'", 160),
    number: lineOfText('the number people know the site by', "'0131'", 20).optional(),
    location: z
      .strictObject({
        latitude: numberBetween(-90, 90, 'degrees north'),
        longitude: numberBetween(-180, 180, 'degrees east'),
      })
      .describe('Write { latitude: 39.74, longitude: -104.99 }.')
      .optional(),
    closed: flag().optional(),
    movedTo: slug('the id of the site it moved to', "'denver-union'").optional(),
    // Required of every kind but one: the reading of a site asks for it.
    endpoint: endpointSchema.optional(),
    region: slug('the name of a region', "'north'").optional(),
    renamedFrom: slug('the id that the site had before', "'denver-snow'").optional(),
    network: siteNetworkSchema.optional(),
    ...commonShape,
    clusterName: clusterNameSchema.optional(),
  })
  .describe('Write { id, name, address, endpoint, … }.');

/** What stands under `regions`: what may stand under `defaults`. */
export const regionsSchema = z
  .record(slug('the name of a region', "'north'"), z.strictObject(commonShape).describe('Write options of a site.'))
  .describe('Write regions by name: { north: { timeZone, tags } }.');

export type SiteInput = z.output<typeof siteSchema>;
export type DefaultsInput = z.output<typeof defaultsSchema>;
