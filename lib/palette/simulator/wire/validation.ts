import type { Problem } from '../problem';
import type { ClusterCreate } from '../shapes';
import type { Json } from '../state';

/** The answer of `validate`: one result per pool and profile; errors about the cluster go to the first pool (15.8). */
export function validationBody(body: ClusterCreate, problems: readonly Problem[]): Json {
  const poolNames = [...new Set(body.spec.machinepoolconfig.map((pool) => pool.poolConfig.name))];
  const profileUids = [...new Set((body.spec.profiles ?? []).map((profile) => profile.uid))];
  const orphans = profileUids.length === 0 ? problems.filter((problem) => 'profile' in problem.about) : [];
  return {
    machinePools: {
      results: poolNames.map((name, index) =>
        result(name, [
          ...(index === 0 ? [...problems.filter((problem) => 'cluster' in problem.about), ...orphans] : []),
          ...problems.filter((problem) => 'pool' in problem.about && problem.about.pool === name),
        ]),
      ),
    },
    profiles: profileUids.map((uid) => {
      const own = problems.filter((problem) => 'profile' in problem.about && problem.about.profile === uid);
      return { uid, packs: { results: own.length === 0 ? [] : [result('', own)] } };
    }),
  };
}

function result(name: string, problems: readonly Problem[]): Json {
  const errors = problems.map(({ refusal, message }) => ({ code: refusal.code, message }));
  return { name, displayName: name, errors };
}
