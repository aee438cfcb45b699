import { headers } from 'next/headers';
import type { Visit } from '../../lib/access/access';
import { maySeeSite } from '../../lib/access/actor';
import type { Dictionary } from '../../lib/i18n/dictionary';
import { poolsToChoose } from '../../lib/registration/pool-question';
import type { Server } from '../../lib/server/compose';
import type { Base } from '../_front/base';
import { passToKeep } from '../_front/visit';
import type { KeptList } from '../_hosts/list-cookie';
import type { ArrivalStep } from './arrival-step';
import { ConfirmRegistration } from './confirm-registration';

interface ConfirmStepProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly step: Extract<ArrivalStep, { readonly name: 'confirm' }>;
  readonly server: Pick<Server, 'desk' | 'directory' | 'addressKeys'>;
  readonly visit: Visit;
  readonly passes: { readonly pass: string | null; readonly formPass: string };
  readonly list: KeptList | null;
  readonly isNameInvalid: boolean;
  readonly isKeyInvalid: boolean;
  readonly isPoolInvalid: boolean;
}

/** The last step, with what registering will do at the site: that is asked for here, and waited for less than a second. */
export async function ConfirmStep({ step, server, visit, passes, list, ...rest }: ConfirmStepProps) {
  const { hostId, site, hostName, pool = '', isExpected } = step;
  const outlook = await server.desk.as(visit.actor).foresee(hostId, site.id, server.addressKeys(await headers()));
  const other = list === null || list.siteId === site.id ? null : server.directory.find(list.siteId);
  return (
    <ConfirmRegistration
      hostId={hostId}
      site={site}
      hostName={hostName}
      pool={pool}
      pools={outlook.kind === 'here' ? [] : poolsToChoose(server.directory, site, hostId, outlook.lacksPool)}
      isExpected={isExpected}
      outlook={outlook}
      list={list}
      listEndsAt={other !== null && maySeeSite(visit.actor, other) ? other.name : null}
      listPass={passToKeep(visit, passes.pass)}
      {...passes}
      {...rest}
    />
  );
}
