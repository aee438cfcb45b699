import type { Result } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { Ports } from './ports';
import { proceed } from './proceed';
import { shareLooks } from './share-looks';
import { submit } from './submit';
import { type Swept, sweep } from './sweep';
import type { RegistrationView, Submission, SubmitRequest } from './view';
import { watch } from './watch';

/** The use cases of registration, the same for form, JSON and command line. */
export interface Registrations {
  /**
   * Registers the host at the site and takes it as far as Palette allows now. Safe to repeat at any time: a re-scan of a
   * settled host writes nothing. Never throws for what the catalogue names.
   */
  submit(request: SubmitRequest): Promise<Submission>;
  /**
   * Goes on with the site of a registration that nobody may be working on: what a page does when `isDue` says so. Safe to
   * repeat at any time; answers like {@link view}.
   */
  proceed(hostId: HostId): Promise<Result<RegistrationView>>;
  /** Goes on with every site that needs somebody, until `withinMs` have passed. Safe to repeat at any time. */
  sweep(withinMs: number): Promise<Swept>;
  /** The registration of a host; `not_registered`, without a call to Palette, when nobody asked for it here. */
  view(hostId: HostId): Promise<Result<RegistrationView>>;
}

/** The use cases over their ports. */
export function createRegistrations(ports: Ports): Registrations {
  return {
    submit: (request) => submit(ports, request),
    proceed: (hostId) => proceed(ports, hostId),
    sweep: (withinMs) => sweep(ports, withinMs),
    view: shareLooks((hostId) => watch(ports, hostId)),
  };
}
