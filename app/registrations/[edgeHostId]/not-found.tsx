import { headers } from 'next/headers';
import { parseHostId } from '../../../lib/hosts/edge-host-id';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import { arrivalHref } from '../../_arrive/arrival-href';
import { decodePart } from '../../_parts/decode-part';
import { HostPlate } from '../../_parts/host-plate';

const t = dictionaryFor('en');
const { unknown } = t.registration;

/** Nobody registered this host here. Next gives this page no parameters; the path comes from `proxy.ts`. */
export default async function UnknownRegistration() {
  const path = (await headers()).get('x-pathname') ?? '';
  const hostId = parseHostId(decodePart(path.split('/')[2] ?? ''));
  return (
    <>
      <title>{unknown.title}</title>
      <h1 className="heading-page">{unknown.title}</h1>
      <p className="mt-3 mb-5 text-lg">{unknown.sentence}</p>
      {hostId.ok && <HostPlate t={t} hostId={hostId.value} label={t.confirm.host} />}
      <div className="action-bar">
        <a href={hostId.ok ? arrivalHref({ hostId: hostId.value }) : '/'} className="action-main">
          {unknown.action}
        </a>
      </div>
    </>
  );
}
