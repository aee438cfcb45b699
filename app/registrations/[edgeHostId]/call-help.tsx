import type { Dictionary } from '../../../lib/i18n/dictionary';
import type { Company } from '../../../lib/sites/site';
import { Icon } from '../../_parts/icon';
import { telHref } from '../../_parts/tel-href';

interface CallHelpProps {
  readonly t: Dictionary;
  readonly support: Company['support'];
  /** When it is time to call. */
  readonly when: string;
}

/** Whom to call, and when they are there: before somebody listens to a telephone ringing in an empty room. */
export function CallHelp({ t, support, when }: CallHelpProps) {
  return (
    <div>
      <p className="font-semibold">{when}</p>
      <p className="mt-2 wrap-anywhere">
        <bdi>{support.name}</bdi>
      </p>
      <p className="wrap-anywhere text-quiet">
        <bdi>{support.hours}</bdi>
      </p>
      {support.phone !== null && (
        <a className="action-second mt-3 min-h-14 w-full" href={telHref(support.phone)}>
          <Icon name="phone" className="size-5" />
          {t.support.call(support.phone)}
        </a>
      )}
    </div>
  );
}
