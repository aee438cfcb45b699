import { Refused } from './answer';
import type { State } from './state';
import type { Switches } from './switches';

/**
 * Checks the `ApiKey` header and gives the project of the request, empty for tenant scope. A bad key is refused with
 * the key inside the message: the trap of API.md 1.5.
 */
export function authenticate(headers: Headers, apiKeys: readonly string[], state: State, switches: Switches): string {
  const key = headers.get('ApiKey');
  if (key === null || key === '') throw new Refused(switches.missingKey, 'No credentials given');
  if (!apiKeys.includes(key)) throw new Refused(switches.badKey, badKeyMessage(key));
  const projectUid = headers.get('ProjectUid') ?? '';
  if (projectUid !== '' && !state.projects.some((project) => project.uid === projectUid)) {
    throw new Refused(switches.unknownProject, `No access to project '${projectUid}'`);
  }
  return projectUid;
}

/** The sentence that gives the key away. */
export function badKeyMessage(key: string): string {
  return `Resource apikey with key '${key}' is not found`;
}
