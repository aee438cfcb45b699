import type { Site } from '../../sites/site';
import { cloudTypeOf } from '../../sites/site-kind';

/** The path of the cloud config of a site's cluster: its kind is a part of it (API.md §6, §10). Pure. */
export function configPathOf(site: Site): string {
  return `/v1/cloudconfigs/${cloudTypeOf(site)}/{configUid}`;
}
