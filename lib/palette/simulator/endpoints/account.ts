import { type Answer, ok } from '../answer';
import { type Call, look } from '../call';

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

/** `GET /v1/health/ping` and `/ready`. */
export function ping(): Answer {
  return ok({ msg: 'ok' });
}
