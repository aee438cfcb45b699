import { describe, expect, test } from 'vitest';
import { createSeals } from '../../../lib/access/seal';
import { fail } from '../../../lib/errors';
import { siteId } from '../../support/test-site';
import { createDoor, hostId, secrets, siteWith } from './support/door';

const request = { hostId: hostId('edge-0001'), siteId: siteId('denver'), requestedAtMs: 1_234 };
const sites = [siteWith('denver', { modes: ['link'] })];
const dayMs = 24 * 60 * 60_000;
const refused = fail('approval_link_invalid');

describe('the link by which IT decides', () => {
  test('is good for this host at this site, as IT, and for nothing else', async () => {
    const { access } = createDoor({ sites });
    expect(await access.openApproval(await access.sealApproval(request))).toEqual({
      ok: true,
      value: {
        actor: {
          grants: [
            {
              mode: 'approval',
              who: 'approval link',
              role: 'it',
              scope: { by: 'ids', ids: ['denver'] },
              hostId: 'edge-0001',
              isWatchOnly: false,
              link: null,
            },
          ],
          sessionId: null,
        },
        request,
      },
    });
  });

  test('holds what it needs, and not what else it is given', async () => {
    const { access, clock } = createDoor({ sites });
    const sealed = await access.sealApproval({ ...request, ...{ secret: 'planted' } });
    const opened = await createSeals(secrets.session, 'test', clock).open('approval', sealed);
    expect(opened).toEqual(request);
  });

  test('lasts three days', async () => {
    const { access, clock } = createDoor({ sites });
    const sealed = await access.sealApproval(request);
    clock.advance(3 * dayMs - 1);
    expect((await access.openApproval(sealed)).ok).toBe(true);
    clock.advance(1);
    expect(await access.openApproval(sealed)).toEqual(refused);
  });

  test('is refused for a site that is gone, by another deployment, changed, or as anything else', async () => {
    const door = createDoor({ sites });
    const sealed = await door.access.sealApproval(request);
    expect(await door.changed({ sites: [] }).access.openApproval(sealed)).toEqual(refused);
    expect(await door.changed({ audience: 'preview' }).access.openApproval(sealed)).toEqual(refused);
    expect(await door.access.openApproval(`${sealed.slice(0, -1)}~`)).toEqual(refused);
    expect(await door.access.openApproval('')).toEqual(refused);
    const pass = await door.access.passFor(await door.visit(), request.hostId, 'form');
    expect(await door.access.openApproval(pass)).toEqual(refused);
    expect((await door.visit(sealed, sealed)).actor.grants).toHaveLength(1);
  });

  test.each([
    null,
    'text',
    { ...request, hostId: '' },
    { ...request, hostId: 1 },
    { ...request, siteId: 1 },
    { ...request, siteId: 'boulder' },
    { ...request, requestedAtMs: '1' },
  ])('that holds %j is refused', async (value) => {
    const { access, clock } = createDoor({ sites });
    const sealed = await createSeals(secrets.session, 'test', clock).seal('approval', value, clock.now() + dayMs);
    expect(await access.openApproval(sealed)).toEqual(refused);
  });
});
