import { type Answer, ok } from '../answer';
import { type Call, look } from '../call';
import type { BackupLocation } from '../state';

/** `GET /v1/users/info`: proves that the key is good. */
export function getUserInfo(call: Call): Answer {
  const { tenantUid } = look(call).state;
  return ok({ orgName: 'Simulated', tenantUid, userUid: '5e0000000000000000000001' });
}

/** `GET /v1/dashboard/projects/metadata`, tenant scope: project name to UID. */
export function listProjects(call: Call): Answer {
  const name = call.query.get('name');
  const projects = look(call).state.projects.filter((project) => !name || project.name === name);
  return ok({ items: projects.map(({ uid, name }) => ({ metadata: { uid, name } })) });
}

/** `GET /v1/edgehosts/tokens`: tenant scope, for admins (API.md 2.8). The tokens are made up: they open nothing. */
export function listTokens(call: Call): Answer {
  const { projects, tokens = [] } = look(call).state;
  return ok({
    items: tokens.map(({ name, expiry, isActive = true, projectUid }) => {
      const project = projects.find(({ uid }) => uid === projectUid);
      return {
        metadata: { uid: name, name, labels: {}, annotations: {} },
        spec: {
          token: `simulated-token-of-${name}`,
          ...(expiry === undefined ? {} : { expiry }),
          ...(project === undefined ? {} : { defaultProject: { uid: project.uid, name: project.name } }),
        },
        status: { isActive },
      };
    }),
  });
}

/** `GET /v1/users/assets/locations`: where backups can go (palette-sdk-go@00e5730 api/spec/palette-apis-spec.json). */
export function listBackupLocations(call: Call): Answer {
  const { backupLocations = [] } = look(call).state;
  const bodyOf = ({ uid, name }: BackupLocation) => ({
    metadata: { uid, name },
    spec: { isDefault: false, type: 's3' },
  });
  return ok({ items: backupLocations.map(bodyOf) });
}

/** `GET /v1/health/ping` and `/ready`. */
export function ping(): Answer {
  return ok({ msg: 'ok' });
}
