import { z } from 'zod';
import { parseHostId } from '../../hosts/edge-host-id';
import { day, flag, lineOfText, notRepeated, numberBetween, says, text, textLike } from './leaf';
import { slug } from './slug';
import { tagsSchema } from './tags';

/**
 * What `npm run sites -- pin` prints: scrypt, its cost as a power of two, salt and hash. One cost only: with a lower one a
 * guess would be cheap, a higher one would tie up the server, and any other takes another time than a site without a PIN
 * does, which would tell the two apart.
 */
const pinHash = notRepeated(
  text('the hash that `npm run sites -- pin` prints', "'scrypt$15$…$…'", (value) => {
    if (!value.startsWith('scrypt$')) return 'is not the hash of a PIN. A PIN in plain text must never be put in git';
    if (!/^scrypt\$15\$[A-Za-z0-9_-]{22}\$[A-Za-z0-9_-]{43}$/.test(value)) return 'is a damaged hash of a PIN';
    return null;
  }),
);

/** In every scanned address, so it is shorter than other names: a code of 106 bytes is still read from afar. */
const linkId = textLike(
  /^[a-z]([a-z0-9-]{0,22}[a-z0-9])?$/,
  'the id of a link (lower-case letters, digits, dashes, a letter first, at most 24 so that its QR code stays small)',
  "'spring-rollout'",
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
    id: linkId,
    ...scopeShape,
    expires: day('the link is good'),
    maxHosts: numberBetween(1, 100_000, 'how many hosts it may register', true),
    approval: flag().optional(),
    pin: pinHash.optional(),
    version: numberBetween(1, 1_000_000, 'the version of the link', true).optional(),
  })
  .describe("Write { id, sites: ['…'], expires: '2027-03-31', maxHosts: 20 }.");

/** A name, not a path into anything: a claim called `__proto__` would be looked for in the wrong place. */
const claimName = textLike(/^[A-Za-z][A-Za-z0-9_:/.-]{0,119}$/, 'the name of a claim', "'groups'");

const ruleSchema = z
  .strictObject({
    claim: claimName,
    value: lineOfText('the value that the claim must be or contain', "'store-systems'"),
    role: z.enum(['operator', 'it'], { error: says('is not a role', "Write 'operator' or 'it'.") }),
    ...scopeShape,
  })
  .describe("Write { claim: 'groups', value: 'store-systems', role: 'operator' }.");

/** One scope: several in one text would be asked for as one (RFC 6749 §3.3). */
const scopeToken = textLike(/^[\x21\x23-\x5B\x5D-\x7E]{1,60}$/, 'one scope', "'groups'");

/** Nothing but scheme, host and path (OpenID Connect Discovery 1.0 §3); no name and password in it. */
const issuer = text('the issuer of the OpenID Connect provider', "'https://login.example.com'", (value) => {
  if (!/^https?:\/\/[^\s?#\\@]+$/.test(value) || !URL.canParse(value)) return 'is not the address of an issuer';
  return null;
});

/** `blockedHosts` of the config. */
export const blockedHostsSchema = z
  .array(
    text('an edge host ID as the host shows it', "'edge-5c913342d76bb86e7ccd998b19d030a5'", (value) =>
      parseHostId(value).ok ? null : 'is not an edge host ID',
    ),
  )
  .describe("Write a list of edge host IDs, such as ['edge-5c91…'].");

const signOnSchema = z
  .strictObject({
    issuer,
    clientId: lineOfText('the client id at the provider', "'edge-registration'"),
    scopes: z.array(scopeToken).describe("Write a list, such as ['groups'].").optional(),
    roles: z.array(ruleSchema).describe('Write a list of { claim, value, role }.'),
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
    onlyExpectedHosts: flag().optional(),
  })
  .describe("Write { modes: ['pin'], pin: 'scrypt$…' }.");
