import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalArrival } from '../../../app/_front/canonical-arrival';

const at = (pathAndQuery: string) => canonicalArrival(new URL(`https://register.example${pathAndQuery}`));
const device = 'edge-5c913342d76bb86e7ccd998b19d030a5';
const pastedLink = encodeURIComponent(`https://a.example/j/spring.abc/?appliance-id=${device}`);
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
    [
      'line breaks in a pasted ID',
      '/?appliance-id=edge-5c913342d76bb86e%0D%0A7ccd998b19d030a5',
      `/?appliance-id=${device}`,
    ],
    ['the line of the screen', '/?appliance-id=MachineID%3A+edge-1x&site=denver', '/?appliance-id=edge-1x&site=denver'],
    ['quotes', '/?appliance-id=%22edge-1x%22', '/?appliance-id=edge-1x'],
    [
      'a whole address',
      `/?appliance-id=${encodeURIComponent(`https://a.example/?appliance-id=${device}`)}`,
      `/?appliance-id=${device}`,
    ],
    ['the address of a link', `/?appliance-id=${pastedLink}`, `/j/spring.abc/?appliance-id=${device}`],
    [
      'the address of a link beside a site',
      `/?site=denver&appliance-id=${pastedLink}`,
      `/j/spring.abc/?appliance-id=${device}&site=denver`,
    ],
  ])('mends %s', (_what, arrived, target) => {
    expect(at(arrived)).toBe(target);
  });

  it.each([
    ['is right already', '/?appliance-id=edge-1x'],
    ['has more to say than the ID', '/?appliance-id=edge-1x&site=denver&error=site_full&reference=7KQ2-M9XD'],
    ['holds an ID that is none', '/?appliance-id=a%3Fb'],
    ['holds an ID that is only like one', '/?appliance-id=edge-5c913342d76bb86e7ccd998b19dO30a5'],
    ['holds firmware’s filler', '/?appliance-id=To+be+filled+by+O.E.M.'],
    ['holds an address without a host', '/?appliance-id=https%3A%2F%2Fa.example%2Fx'],
    ['holds an address whose ID is none', '/?appliance-id=a%3Fappliance-id%3D%C3%A9'],
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

  it('follows the code of a practice host into practice, and nothing out of it', () => {
    const practised = encodeURIComponent(`https://a.example/practice/?appliance-id=${device}`);
    expect(at(`/?appliance-id=${practised}`)).toBe(`/practice/?appliance-id=${device}`);
    const inPractice = (text: string) =>
      canonicalArrival(new URL(`https://register.example/?appliance-id=${text}`), '/practice');
    expect(inPractice(practised)).toBe(`/?appliance-id=${device}`);
    expect(inPractice(pastedLink)).toBe(`/?appliance-id=${device}`);
    expect(inPractice(device)).toBeNull();
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
