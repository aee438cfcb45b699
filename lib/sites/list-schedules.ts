import type { Readable } from './reading/read-value';
import type { SiteInput } from './schema/site';

/** A time that policies name, by the option that says it. */
export interface Schedule {
  readonly option: string;
  readonly schedule: string;
}

/** Every schedule of policies as the config says them. Pure. */
export function listSchedules({ scans, backup, osPatch }: NonNullable<Readable<SiteInput>['policies']>): Schedule[] {
  const named = {
    'scans.security': scans?.security,
    'scans.penetration': scans?.penetration,
    'scans.conformance': scans?.conformance,
    'backup.schedule': backup === false ? undefined : backup?.schedule,
    'osPatch.schedule': osPatch === false ? undefined : osPatch?.schedule,
  };
  return Object.entries(named).flatMap(([option, schedule]) =>
    schedule === undefined ? [] : [{ option: `policies.${option}`, schedule }],
  );
}
