import type { ReactNode } from 'react';
import type { Site } from '../../lib/sites/site';
import { Icon } from './icon';

interface SitePlateProps {
  readonly site: Pick<Site, 'name' | 'address' | 'number'>;
  readonly label: string;
  readonly children?: ReactNode;
}

/** A site with the address that tells it from its namesakes. */
export function SitePlate({ site, label, children }: SitePlateProps) {
  return (
    <section className="card px-5 pt-4 pb-5" aria-label={label}>
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-3">
        <h2 className="flex items-center gap-2 font-semibold text-quiet">
          <Icon name="site" className="size-5 text-link" />
          {label}
        </h2>
        {children}
      </div>
      <p className="mt-1 font-bold text-2xl leading-snug tracking-tight">
        <bdi>{site.name}</bdi>
      </p>
      <p className="text-quiet">
        {site.number !== null && (
          <>
            <bdi className="host-letters font-semibold text-ink">{site.number}</bdi>
            {' · '}
          </>
        )}
        <bdi>{site.address}</bdi>
      </p>
    </section>
  );
}
