import { z } from 'zod';
import { companySchema } from './company';
import { says } from './leaf';
import { profilesSchema } from './profiles';
import { defaultsSchema, siteSchema } from './site';

const accessSchema = z
  .strictObject({
    mode: z
      .literal('open', { error: says('is not a way of access', "Write 'open'; the app knows no other yet.") })
      .describe("Write mode: 'open'."),
  })
  .describe("Write { mode: 'open' }.");

/** The form of `sites.config.ts`, value by value. What must hold between values is in `../checks`. */
export const configSchema = z.strictObject({
  company: companySchema.describe('Write company: { name, colors, support }.'),
  access: accessSchema.optional(),
  profileSets: z
    .record(z.string(), profilesSchema)
    .describe('Write sets by name: { store: { infra, addOns } }.')
    .optional(),
  defaults: defaultsSchema.optional(),
  sites: z.array(siteSchema).describe('Write sites: [ { id, name, address, endpoint, … } ].'),
});
