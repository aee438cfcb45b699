import type { StagingChoice } from '../../lib/sites/staging/staging-choice';

/** What somebody decides who stages for the plain address, changed as asked. */
export function testChoice(changes: Partial<StagingChoice> = {}): StagingChoice {
  return {
    paletteEndpoint: 'api.spectrocloud.com',
    projectUid: '66aa00000000000000000001',
    registrationUrl: 'https://register.example.com',
    link: null,
    nowMs: Date.parse('2026-11-21T08:00:00Z'),
    hasToken: true,
    hostId: null,
    hostName: null,
    address: null,
    certificatesOf: (path) => {
      throw new Error(`${path} was read`);
    },
    ...changes,
  };
}
