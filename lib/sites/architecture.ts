/** Of the processors of a host. */
export type Architecture = 'amd64' | 'arm64';
