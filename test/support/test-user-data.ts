import type { UserData } from '../../lib/hosts/user-data/user-data';

/** A public key of no one. */
export const testKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAmlaUNrvs5UN4zJjv1ffgaUL1Bb9pxe6CRAYuFbV7+k help-desk';

/** The least that a host needs, changed as asked. */
export function testUserData(changes: Partial<UserData> = {}): UserData {
  return {
    paletteEndpoint: 'api.spectrocloud.com',
    projectUid: null,
    hasToken: true,
    registrationUrl: 'https://register.example.com',
    hostId: null,
    hostName: null,
    tags: {},
    proxy: null,
    nameservers: [],
    nic: null,
    caCerts: [],
    users: [],
    ...changes,
  };
}
