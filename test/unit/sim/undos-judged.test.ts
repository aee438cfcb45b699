import { describe, expect, test } from 'vitest';
import { hostLabels } from '../../../lib/registration/plan/labels';
import { hostIdOf } from '../../sim/choose-phones';
import { checkUndos } from '../../sim/invariants/undos';
import { createOwnCluster, type StagedEvidence, site, stageEvidence, startMs } from './staged-evidence';

const host = hostIdOf(1);
const register = ({ simulator }: StagedEvidence) =>
  simulator.stranger.registerHost({ uid: host, labels: hostLabels(site, host, null) });

/** A host was called taken back, and this is what came before and after that. */
function judged(before: (staged: StagedEvidence) => void, after: (staged: StagedEvidence) => void = () => {}) {
  const staged = stageEvidence();
  before(staged);
  staged.keep();
  const about = { hostId: host, siteId: site.id, beganAtMs: startMs, endedAtMs: startMs };
  staged.evidence.undos.push({ ...about, isUndone: true });
  staged.after(1_000);
  after(staged);
  return checkUndos(staged.evidence).violations.map(({ what }) => what);
}

describe('a host that was called taken back', () => {
  test('and is nowhere keeps the promise', () => {
    expect(judged(() => {})).toEqual([]);
  });

  test('and is still registered for the site breaks it', () => {
    expect(judged(register)).toEqual([`${host} is still at denver`]);
  });

  test('and stands in the cluster of the site breaks it', () => {
    expect(judged((staged) => void createOwnCluster(staged, [host]))).toEqual([`${host} is still at denver`]);
  });

  test('and is registered by us afterwards breaks it, unless somebody has asked for it again', () => {
    const again = (staged: StagedEvidence) => staged.write(() => register(staged));
    expect(judged(() => {}, again)).toEqual([`i1 took ${host} up again`]);
    const wanted = (staged: StagedEvidence) => {
      const about = {
        hostId: host,
        siteId: site.id,
        beganAtMs: startMs + 500,
        endedAtMs: startMs + 600,
        pool: '',
        isHeard: true,
      };
      staged.evidence.submits.push(about);
      again(staged);
    };
    expect(judged(() => {}, wanted)).toEqual([]);
  });
});

describe('a deletion', () => {
  const remove = (staged: StagedEvidence) =>
    staged.write(() => staged.simulator.stranger.deleteHost(host), {
      method: 'DELETE',
      template: '/v1/edgehosts/{uid}',
    });

  test('that nobody wanted breaks the promise', () => {
    const staged = stageEvidence();
    register(staged);
    remove(staged);
    expect(checkUndos(staged.evidence).violations.map(({ what }) => what)).toEqual([`i1 deleted ${host}`]);
  });

  test('of a member breaks it, though somebody wanted the host back', () => {
    const staged = stageEvidence();
    createOwnCluster(staged, [host]);
    staged.evidence.undos.push({ hostId: host, siteId: site.id, beganAtMs: 0, endedAtMs: null, isUndone: false });
    remove(staged);
    expect(checkUndos(staged.evidence).violations.map(({ what }) => what)).toEqual([`i1 deleted ${host}, a member`]);
  });
});
