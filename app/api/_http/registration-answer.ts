import type { z } from 'zod';
import { belowMinimum } from '../../../lib/registration/machine';
import type { Machine, Milestones, RegistrationView } from '../../../lib/registration/view';
import type { registrationAnswer } from '../_openapi/answers';
import { toErrorAnswer } from './error-answer';

/** A registration as the JSON API shows it: chosen field by field, so that nothing secret slips through. */
export function toRegistrationAnswer(view: RegistrationView, nowMs: number): z.input<typeof registrationAnswer> {
  return {
    edgeHostId: view.hostId,
    siteId: view.siteId,
    state: view.state,
    role: view.role,
    ...(view.pool === undefined ? {} : { pool: view.pool }),
    cluster: view.cluster === null ? null : { name: view.cluster.name, state: view.cluster.state },
    error: view.problem === null ? null : toErrorAnswer(view.problem),
    hosts: { present: view.hosts.present, needed: view.hosts.needed },
    progress: {
      registered: view.isRegistered,
      calledHome: view.hasCalledHome,
      observedAt: toMoment(view.observedAtMs),
      ...toSteps(view.milestones),
    },
    machine: toMachine(view.machine),
    undo: toUndo(view.undo),
    together: view.together,
    turn: toTurn(view.turnAtMs, nowMs),
    due: view.isDue,
    pollAfterSeconds: view.pollAfterMs === null ? null : view.pollAfterMs / 1_000,
    updatedAt: toMoment(view.updatedAtMs),
  };
}

/** When each step was first seen to be done. */
function toSteps(milestones: Milestones) {
  return {
    requestedAt: toMoment(milestones.requestedAtMs),
    registeredAt: toMoment(milestones.registeredAtMs),
    calledHomeAt: toMoment(milestones.calledHomeAtMs),
    joinedAt: toMoment(milestones.joinedAtMs),
    readyAt: toMoment(milestones.readyAtMs),
  };
}

function toMachine(machine: Machine | null) {
  if (machine === null) return null;
  const { cpus, memoryMb, diskGb } = machine;
  return { cpus, memoryMb, diskGb, tooSmall: belowMinimum(machine).map(({ what }) => what) };
}

/** How a mistake can be taken back, and until when the phone that asked may; after that IT alone. */
function toUndo(undo: RegistrationView['undo']) {
  return undo === null ? null : { way: undo.way, until: toMoment(undo.untilMs), reference: undo.reference };
}

function toMoment(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString();
}

function toTurn(atMs: number | null, nowMs: number) {
  return atMs === null ? null : { at: toMoment(atMs), inSeconds: Math.max(0, Math.ceil((atMs - nowMs) / 1_000)) };
}
