import type { Visit } from '../../lib/access/access';
import { maySeeSite } from '../../lib/access/actor';
import type { Dictionary } from '../../lib/i18n/dictionary';
import type { SiteDirectory } from '../../lib/sites/directory';
import type { Base } from '../_front/base';
import { PassField } from '../_parts/pass-field';

interface SessionLineProps {
  readonly t: Dictionary;
  readonly base: Base;
  readonly visit: Visit;
  readonly directory: Pick<SiteDirectory, 'take'>;
  /** What shows that the form is one of ours, and the host that it is for; null where the page is about no host yet. */
  readonly token: { readonly hostId: string; readonly pass: string } | null;
}

/** What this phone is remembered for, and the way to make it forget. */
export function SessionLine({ t, base, visit, directory, token }: SessionLineProps) {
  const { session, actor } = visit;
  if (session === null || session.proofs.length === 0) return null;
  const grants = actor.grants.filter(({ mode, hostId }) => mode !== 'open' && hostId === null);
  const [site, another] = directory.take((one) => maySeeSite({ ...actor, grants }, one), 2);
  const texts = t.access.session;
  const several = another === undefined ? null : texts.atSeveral;
  return (
    <form
      method="post"
      action={`${base}/api/sign-out`}
      className="mt-8 flex flex-wrap items-center justify-between gap-x-4 border-line border-t pt-2 text-sm"
    >
      {token !== null && <input type="hidden" name="edgeHostId" value={token.hostId} />}
      <PassField pass={token?.pass ?? null} />
      <p className="text-quiet">{several ?? (site === undefined ? texts.atNone : texts.atSite(site.name))}</p>
      <button type="submit" className="link-quiet cursor-pointer">
        {texts.signOut}
      </button>
    </form>
  );
}
