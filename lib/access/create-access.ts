import { succeed } from '../errors';
import type { Access, Entry, Visit } from './access';
import { openApproval, sealApproval } from './approval-link';
import { enter } from './enter';
import { nameSignedIn } from './grants-of';
import { identify, sealPass, usePass } from './identify';
import { noteEntry } from './note-entry';
import type { AccessPorts } from './ports';
import { createRunFew } from './run-few';
import { scanLink } from './scan-link';
import { createSeals } from './seal';
import type { Proof } from './session';
import { trimClaims } from './trim-claims';
import { typePin } from './type-pin';
import { openUndo, sealUndo } from './undo-right';

/** Each run of scrypt takes 32 MiB (RFC 7914): a function of the platform has room for two beside its work. */
const pinsAtOnce = 2;
/** Two seconds of work: more than any shop's staff types at once, and nobody gives up before. */
const mostPinsWaiting = 50;

/** The use cases of access over their ports; one per process, because it keeps the line for scrypt. */
export function createAccess(ports: AccessPorts): Access {
  const { directory, rules, secrets, audience, clock, randomId } = ports;
  const seals = createSeals(secrets.session, audience, clock);
  const runFew = createRunFew(pinsAtOnce, mostPinsWaiting);
  const admit = (proof: Proof, visit: Visit): Promise<Entry> =>
    enter(proof, visit, { seals, config: { directory, rules }, nowMs: clock.now(), randomId });
  return {
    identify: (credentials) => identify(credentials, seals, { directory, rules }, clock.now()),
    scan: async (token, visit) => {
      const scanned = scanLink(token, rules, secrets.link, clock.now());
      return scanned.ok ? succeed(await admit(scanned.value, visit)) : scanned;
    },
    typePin: async (attempt, visit) => {
      const typed = await typePin(attempt, visit, runFew, ports);
      return typed.ok ? succeed(await admit(typed.value, visit)) : typed;
    },
    passFor: (visit, hostId, use) => sealPass(visit, hostId, use, seals, clock.now()),
    passUse: (pass, hostId, visit) => usePass(pass, hostId, visit, seals),
    admitSignOn: async (proof, visit) => {
      await noteEntry('signed_in', nameSignedIn(proof.subject), null, ports);
      return admit(trimClaims(proof, rules), visit);
    },
    sealApproval: (request) => sealApproval(request, seals, clock.now()),
    openApproval: (token) => openApproval(token, seals, directory),
    sealUndo: (rights) => sealUndo(rights, seals, clock.now()),
    openUndo: (text) => openUndo(text, seals, clock.now()),
  };
}
