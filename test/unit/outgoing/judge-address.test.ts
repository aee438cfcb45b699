import { describe, expect, it } from 'vitest';
import { mayConnect, readTarget } from '../../../lib/outgoing/judge-address';

const onTheInternet = ['1.1.1.1', '93.184.216.34', '172.32.0.1', '2606:4700::1', '::ffff:1.1.1.1'];
const ownNetworks = [
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  '100.127.255.255',
  'fd00::1',
  'fc00::1',
  '::ffff:10.0.0.1',
  '::10.0.0.1',
];
const thisMachine = ['127.0.0.1', '127.255.255.254', '::1', '::ffff:127.0.0.1'];
const nowhere = [
  '0.0.0.0',
  '0.1.2.3',
  '169.254.169.254',
  '::ffff:169.254.169.254',
  '192.0.0.8',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  '64:ff9b::a00:1',
  '2002:a00:1::',
  '2001::1',
  '2001:db8::1',
];

describe('the addresses that may be connected to', () => {
  it.each(onTheInternet)('%s is on the internet: from everywhere but for what speaks to this machine', (address) => {
    expect(mayConnect(address, 'public')).toBe(true);
    expect(mayConnect(address, 'private')).toBe(true);
    expect(mayConnect(address, 'loopback')).toBe(false);
  });

  it.each(ownNetworks)('%s is reached only where the config says private', (address) => {
    expect(mayConnect(address, 'public')).toBe(false);
    expect(mayConnect(address, 'private')).toBe(true);
    expect(mayConnect(address, 'loopback')).toBe(false);
  });

  it.each(thisMachine)('%s is this machine: never reached from a public address of the config', (address) => {
    expect(mayConnect(address, 'public')).toBe(false);
    expect(mayConnect(address, 'private')).toBe(true);
    expect(mayConnect(address, 'loopback')).toBe(true);
  });

  it.each(nowhere)('%s is reached by nobody, whatever the config says', (address) => {
    expect(mayConnect(address, 'public')).toBe(false);
    expect(mayConnect(address, 'private')).toBe(false);
    expect(mayConnect(address, 'loopback')).toBe(false);
  });

  it.each(['', 'localhost', '2130706433', '0x7f000001', '127.1', '1.1.1', '1.1.1.1 ', '[2606:4700::1]', '1.1.1.1:443'])(
    '%j is not an IP address as a resolver gives it, so it is reached by nobody',
    (address) => {
      expect(mayConnect(address, 'private')).toBe(false);
    },
  );
});

describe('the addresses that a config may name', () => {
  it('is https, to the internet', () => {
    const { url, host, reach } = readTarget('https://hooks.example.com/a?b=c', false);
    expect([url.href, host, reach]).toEqual(['https://hooks.example.com/a?b=c', 'hooks.example.com', 'public']);
  });

  it('is https, to a private network where the config says so', () => {
    expect(readTarget('https://hooks.corp.example/a', true).reach).toBe('private');
    expect(readTarget('https://localhost/a', true).reach).toBe('private');
  });

  it.each(['localhost', '127.0.0.1', '[::1]'])(
    'is http to %s and no farther, where the config says private',
    (name) => {
      expect(readTarget(`http://${name}:9400/`, true).reach).toBe('loopback');
      expect(() => readTarget(`http://${name}:9400/`, false)).toThrow('refused');
    },
  );

  it('loses the brackets of IPv6, which no judge of addresses knows', () => {
    expect(readTarget('https://[fd00::1]:8443/', true).host).toBe('fd00::1');
  });

  it.each([
    'http://hooks.example.com/',
    'http://127.0.0.2/',
    'http://localhost.example.com/',
    'ftp://hooks.example.com/',
    'file:///etc/passwd',
    'data:text/plain,a',
    'https://user@hooks.example.com/',
    'https://user:word@hooks.example.com/',
    'https://:word@hooks.example.com/',
    'hooks.example.com',
    '//hooks.example.com/',
    'https://',
    '',
  ])('is never %j', (address) => {
    expect(() => readTarget(address, true)).toThrow('The request failed: refused');
  });

  it.each(['2130706433', '0x7f.1', '0177.0.0.1', '127.1', '①②⑦.⓪.⓪.①'])('is 127.0.0.1 when it says %s', (spelling) => {
    expect(readTarget(`https://${spelling}/`, false).host).toBe('127.0.0.1');
  });
});
