import type { Result } from '../errors';
import type { HostId } from '../hosts/edge-host-id';
import type { Ports } from './ports';
import { shareLooks } from './share-looks';
import { submit } from './submit';
import type { RegistrationView, Submission, SubmitRequest } from './view';
import { watch } from './watch';

/** The use cases of registration, the same for form, JSON and command line. */
export interface Registrations {
  /**
   * Registers the host at the site and takes it as far as Palette allows now. Safe to repeat at any time: a re-scan of a
   * settled host writes nothing. Never throws for what the catalogue names.
   */
  submit(request: SubmitRequest): Promise<Submission>;
  /** The registration of a host; `not_registered`, without a call to Palette, when nobody asked for it here. */
  view(hostId: HostId): Promise<Result<RegistrationView>>;
}

/** The use cases over their ports. */
export function createRegistrations(ports: Ports): Registrations {
  return {
    submit: (request) => submit(ports, request),
    view: shareLooks((hostId) => watch(ports, hostId)),
  };
}
