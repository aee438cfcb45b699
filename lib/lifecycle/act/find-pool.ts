import type { StaffedPool } from '../scene';
import type { LifeRun } from './life-run';

/** A pool that the plan has named. Throws where it is not there: the plan was made of this very scene. */
export function findPool({ scene }: LifeRun, name: string): StaffedPool {
  const pool = scene.pools.find((candidate) => candidate.name === name);
  if (pool === undefined) throw new Error(`The plan named a pool that is not there: ${name}`);
  return pool;
}
