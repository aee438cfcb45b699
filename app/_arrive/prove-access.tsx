import type { HostId } from '../../lib/hosts/edge-host-id';
import type { Dictionary } from '../../lib/i18n/dictionary';
import type { AccessMode } from '../../lib/sites/site';
import type { Base } from '../_front/base';
import { HostLine } from '../_parts/host-line';
import { Icon } from '../_parts/icon';
import { arrivalHref } from './arrival-href';
import { PinForm } from './pin-form';
import { RegisteredBefore } from './registered-before';

interface ProveAccessProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly hostId: HostId;
  /** The ways in that count at any site. */
  readonly modes: readonly AccessMode[];
  readonly isForLink: boolean;
  /** What was typed before. */
  readonly pinSite: string;
  readonly isPinInvalid: boolean;
  readonly pass: string | null;
  readonly formPass: string;
}

/** For whoever has not shown yet that they may register: all the ways in that this company has. */
export function ProveAccess(props: ProveAccessProps) {
  const { t, base, hostId, modes, isForLink, pinSite, isPinInvalid, pass, formPass } = props;
  const texts = t.access.prove;
  const hasWays = modes.includes('pin') || modes.includes('sign_in');
  const introductionWithoutLink = hasWays ? texts.introduction : texts.introductionOfScan;
  const introduction = isForLink ? texts.introductionOfLink : introductionWithoutLink;
  const signInHref = `/api/sign-in?${new URLSearchParams({ to: arrivalHref({ base, hostId, pass }) })}`;
  return (
    <>
      <HostLine t={t} hostId={hostId} />
      <h1 className="heading-page mt-1">{isForLink ? texts.titleOfLink : texts.title}</h1>
      <p className="mt-3 text-lg">{introduction}</p>
      {(isForLink || modes.includes('pin')) && (
        <PinForm
          t={t}
          base={base}
          hostId={hostId}
          asksForSite={!isForLink}
          pinSite={pinSite}
          isInvalid={isPinInvalid}
          pass={formPass}
        />
      )}
      {modes.includes('sign_in') && (
        <section className="mt-8">
          <h2 className="font-bold text-xl tracking-tight">{texts.signInTitle}</h2>
          <a className="action-second mt-3 w-full" href={signInHref}>
            {texts.signIn}
          </a>
        </section>
      )}
      <section className="mt-8 rounded-3xl bg-tint p-5">
        <h2 className="flex items-center gap-2 font-bold text-xl tracking-tight">
          <Icon name="host" className="size-6 text-link" />
          {texts.scanTitle}
        </h2>
        <p className="mt-2">{texts.scan}</p>
      </section>
      <RegisteredBefore t={t} base={base} hostId={hostId} pass={pass} />
    </>
  );
}
