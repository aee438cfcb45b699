import type { ConfigReading } from './reading/read-config';
import type { SiteReading } from './reading/read-site';
import type { AccessMode } from './site';

/** The ways in that count at a site: its own or those of the defaults, else those of the whole config. Pure. */
export function resolveModes({ options }: Pick<SiteReading, 'options'>, { access }: Pick<ConfigReading, 'access'>) {
  const modes = options.access?.modes ?? access?.modes ?? [];
  return modes.filter((mode): mode is AccessMode => mode !== undefined);
}

/** Can hosts be registered at the site as things are: neither closed nor moved? Pure. */
export function isInUse({ options }: Pick<SiteReading, 'options'>): boolean {
  return options.closed !== true && options.movedTo === undefined;
}
