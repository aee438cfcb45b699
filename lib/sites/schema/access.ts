import { z } from 'zod';
import { noticeKinds } from '../site';
import { siteIdPattern } from '../site-id';
import { flag, lineOfText, numberBetween, says, text, textLike } from './leaf';
import { tagsSchema } from './tags';

const slug = (what: string, example: string) =>
  textLike(siteIdPattern, `${what} (lower-case letters, digits, dashes, a letter first, at most 32)`, example);

/** A day on which something ends: over at its end, UTC. */
const day = (what: string) =>
  text(`the last day on which ${what}`, "'2027-03-31'", (value) =>
    /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`)) ? null : 'is not a date',
  );

/** What `npm run sites -- pin` prints: scrypt, its cost, salt and hash (lib/access/pin-hash.ts). */
const pinHash = textLike(
  /^scrypt\$\d{1,2}\$[A-Za-z0-9_-]{22}\$[A-Za-z0-9_-]{43}$/,
  'the hash of a PIN as `npm run sites -- pin` prints it',
  "'scrypt$15$…$…'",
);

const mode = z.enum(['open', 'link', 'pin', 'sign_in'], {
  error: says('is not a way of access', "Write 'open', 'link', 'pin' or 'sign_in'."),
});
const modes = z.array(mode).describe("Write a list, such as ['link', 'pin'].");

const scopeShape = {
  sites: z.array(slug('the id of a site', "'denver-snow-st'")).describe('Write a list of site ids.').optional(),
  tags: tagsSchema.optional(),
};

const linkSchema = z
  .strictObject({
    id: slug('the id of a link', "'spring-rollout'"),
    ...scopeShape,
    expires: day('the link is good'),
    maxHosts: numberBetween(1, 100_000, 'how many hosts it may register', true),
    approval: flag().optional(),
    pin: pinHash.optional(),
    version: numberBetween(1, 1_000_000, 'the version of the link', true).optional(),
  })
  .describe("Write { id, sites: ['…'], expires: '2027-03-31', maxHosts: 20 }.");

const ruleSchema = z
  .strictObject({
    claim: lineOfText('the name of a claim', "'groups'"),
    value: lineOfText('the value that the claim must be or contain', "'store-systems'"),
    role: z.enum(['operator', 'it'], { error: says('is not a role', "Write 'operator' or 'it'.") }),
    ...scopeShape,
  })
  .describe("Write { claim: 'groups', value: 'store-systems', role: 'operator' }.");

const signOnSchema = z
  .strictObject({
    issuer: textLike(/^https?:\/\/[^\s?#]+$/, 'the issuer of the OpenID Connect provider', "'https://login.example.com'"),
    clientId: lineOfText('the client id at the provider', "'edge-registration'"),
    scopes: z.array(lineOfText('a scope', "'groups'")).describe("Write a list, such as ['groups'].").optional(),
    roles: z.array(ruleSchema).describe("Write a list of { claim, value, role }."),
    privateNetwork: flag().optional(),
  })
  .describe('Write { issuer, clientId, roles }.');

/** Who may register anywhere, `access` of the config. */
export const accessSchema = z
  .strictObject({
    modes: modes.optional(),
    links: z.array(linkSchema).describe('Write a list of { id, sites, expires, maxHosts }.').optional(),
    signOn: signOnSchema.optional(),
  })
  .describe("Write { modes: ['link', 'pin'], links: [ … ] }.");

/** `access` of a site, or of the defaults. */
export const siteAccessSchema = z
  .strictObject({
    modes: modes.optional(),
    pin: pinHash.optional(),
    approval: flag().optional(),
    pairingKey: z
      .enum(['none', 'optional', 'required'], {
        error: says('does not say whether a pairing key is asked for', "Write 'none', 'optional' or 'required'."),
      })
      .optional(),
  })
  .describe("Write { modes: ['pin'], pin: 'scrypt$…' }.");

const webhookVariable = (what: string, example: string) =>
  textLike(/^WEBHOOK_[A-Z0-9_]{1,60}$/, `the name of the environment variable that holds ${what}`, example);

/** One receiver of signed messages. */
export const webhookSchema = z
  .strictObject({
    id: slug('the id of a webhook', "'store-systems'"),
    addressFrom: webhookVariable('its address', "'WEBHOOK_OPS_URL'"),
    secretFrom: webhookVariable('its secret', "'WEBHOOK_OPS_SECRET'"),
    tell: z
      .array(z.enum(noticeKinds, { error: says('is nothing that can be told', `Write ${noticeKinds.join(', ')}.`) }))
      .describe("Write a list, such as ['approval_wanted', 'registration_failed'].")
      .optional(),
    privateNetwork: flag().optional(),
  })
  .describe("Write { id, addressFrom: 'WEBHOOK_OPS_URL', secretFrom: 'WEBHOOK_OPS_SECRET' }.");

/** `audit` of the config. */
export const auditSchema = z
  .strictObject({ keepDays: numberBetween(1, 3_650, 'how many days the audit trail is kept', true) })
  .describe('Write { keepDays: 400 }.');

/** `security` of the config: what `/.well-known/security.txt` says. */
export const securitySchema = z
  .strictObject({
    contact: textLike(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, 'a mailto: or https: address', "'mailto:security@example.com'"),
    expires: day('this is true'),
    policy: textLike(/^https:\/\/\S+$/, 'an https: address', "'https://example.com/security'").optional(),
  })
  .describe("Write { contact: 'mailto:security@example.com', expires: '2027-11-30' }.");
