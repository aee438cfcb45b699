import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalArrival } from '../../../app/_front/canonical-arrival';

const at = (pathAndQuery: string) => canonicalArrival(new URL(`https://register.example${pathAndQuery}`));
const hostId = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,60}$/);

describe('the one address of a scan', () => {
  it.each([
    ['a path in front', '/stores/12/?appliance-id=edge-1x', '/?appliance-id=edge-1x'],
    ['a second question mark', '/?x=1/?appliance-id=edge-1x', '/?appliance-id=edge-1x'],
    ['an alias of the key', '/?edgeHostId=edge-1x', '/?appliance-id=edge-1x'],
    ['the key in capitals', '/?Appliance-ID=edge-1x', '/?appliance-id=edge-1x'],
    ['blanks around the ID', '/?appliance-id=%20edge-1x%20', '/?appliance-id=edge-1x'],
    ['the key twice', '/?appliance-id=edge-1x&appliance-id=edge-2x', '/?appliance-id=edge-1x'],
    ['an alias beside a pass', '/?id=edge-1x&pass=sealed', '/?appliance-id=edge-1x&pass=sealed'],
    ['a chosen site beside an alias', '/?id=edge-1x&site=denver', '/?appliance-id=edge-1x&site=denver'],
  ])('mends %s', (_what, arrived, target) => {
    expect(at(arrived)).toBe(target);
  });

  it.each([
    ['is right already', '/?appliance-id=edge-1x'],
    ['has more to say than the ID', '/?appliance-id=edge-1x&site=denver&error=site_full&reference=7KQ2-M9XD'],
    ['holds an ID that is none', '/?appliance-id=a%3Fb'],
    ['holds no ID', '/stores/12/'],
    ['holds an empty ID', '/?appliance-id='],
    ['is a page of ours', '/registrations/edge-1x?id=7'],
    ['is an address of the API', '/api/sites?id=7'],
    ['is the simulator', '/simulator?uid=7'],
    ['is a staging link', '/j/rollout.0123456789abcdef/?appliance-id=edge-1x'],
    ['is a decision of IT', '/approve/sealed?id=7'],
    ['is a well-known one', '/.well-known/security.txt?id=7'],
    ['is a file of the framework', '/_next/image?id=7'],
  ])('leaves an address alone that %s', (_what, arrived) => {
    expect(at(arrived)).toBeNull();
  });

  it('does not take a page of ours for one that only begins like it', () => {
    expect(at('/apiary?id=edge-1x')).toBe('/?appliance-id=edge-1x');
    expect(at('/join/us?id=edge-1x')).toBe('/?appliance-id=edge-1x');
  });

  it('always leads to our own start page, and from there no further', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.string(), (path, value) => {
        const target = at(`${path === '' ? '/' : path}?edge-host-id=${encodeURIComponent(value)}`);
        if (target === null) return;
        expect(new URL(target, 'https://register.example').origin).toBe('https://register.example');
        expect(target.startsWith('/?appliance-id=')).toBe(true);
        expect(at(target)).toBeNull();
      }),
    );
  });

  it('keeps every valid ID as it is', () => {
    fc.assert(
      fc.property(hostId, (id) => {
        expect(at(`/some/where/?appliance-id=${id}`)).toBe(`/?appliance-id=${id}`);
        expect(at(`/?appliance-id=${id}`)).toBeNull();
      }),
    );
  });
});
