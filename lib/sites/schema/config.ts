import { z } from 'zod';
import { configVersion } from '../migrate-config';
import { accessSchema, blockedHostsSchema } from './access';
import { companySchema } from './company';
import { flag, numberBetween } from './leaf';
import { auditSchema, securitySchema, webhookSchema } from './notices';
import { profilesSchema } from './profiles';
import { defaultsSchema, regionsSchema, siteSchema } from './site';

/** The form of `sites.config.ts`, value by value. What must hold between values is in `../checks`. */
export const configSchema = z.strictObject({
  version: numberBetween(1, configVersion, 'the version of the form of this file', true).optional(),
  company: companySchema.describe('Write company: { name, colors, support }.'),
  access: accessSchema.optional(),
  blockedHosts: blockedHostsSchema.optional(),
  webhooks: z.array(webhookSchema).describe('Write a list of { id, addressFrom, secretFrom }.').optional(),
  audit: auditSchema.optional(),
  security: securitySchema.optional(),
  palette: z
    .strictObject({ virtualizedEdge: flag().optional(), containerizedEdge: flag().optional() })
    .describe('Write { virtualizedEdge: true } if this Palette still has virtualized edge.')
    .optional(),
  profileSets: z
    .record(z.string(), profilesSchema)
    .describe('Write sets by name: { store: { infra, addOns } }.')
    .optional(),
  defaults: defaultsSchema.optional(),
  regions: regionsSchema.optional(),
  sites: z.array(siteSchema).describe('Write sites: [ { id, name, address, endpoint, … } ].').optional(),
});
