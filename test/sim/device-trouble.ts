import type { DeviceAct } from './evidence';
import type { Stage } from './stage';

/** What befalls an edge host itself, and when; milliseconds since the start. */
export interface DeviceTrouble {
  readonly atMs: number;
  readonly what: DeviceAct['what'];
  /** Until somebody switches it on again, where it goes off. */
  readonly forMs: number;
}

/** Plans what befalls edge hosts: one of those that have called home, by chance. */
export function planDeviceTrouble(stage: Stage): void {
  const { scheduler, scenario, simulator, chance, evidence } = stage;

  function befall({ what, forMs }: DeviceTrouble): void {
    const living = Object.values(simulator.snapshot().state.devices).filter(({ diedAt }) => diedAt === undefined);
    if (living.length === 0) return;
    const { id } = chance.it.pick(living);
    perform(what, id);
    if (what === 'is off') scheduler.after(forMs, () => isThere(id) && perform('is on', id));
  }

  function perform(what: DeviceAct['what'], hostId: string): void {
    const newHostId = act(what, hostId);
    stage.note('device', what, () => `${hostId} ${newHostId ?? ''}`);
    stage.noteTruth();
    evidence.deviceActs.push({ atMs: scheduler.now(), what, hostId, newHostId });
  }

  function act(what: DeviceAct['what'], hostId: string): string | null {
    const { devices } = simulator;
    switch (what) {
      case 'dies':
        devices.die(hostId);
        return null;
      case 'is reset':
        devices.reset(hostId);
        return null;
      case 'is installed anew':
        devices.reinstall(hostId, 'same');
        return null;
      case 'is another':
        return devices.reinstall(hostId, 'new');
      case 'is off':
        devices.powerOff(hostId);
        return null;
      case 'is on':
        devices.powerOn(hostId);
        return null;
    }
  }

  function isThere(id: string): boolean {
    const device = simulator.snapshot().state.devices[id];
    return device !== undefined && device.diedAt === undefined;
  }

  for (const trouble of scenario.devices) scheduler.after(trouble.atMs, () => befall(trouble));
}
