/** What IT can be told of. */
export const noticeKinds = [
  'host_registered',
  'host_ready',
  'registration_failed',
  'host_stuck',
  'approval_wanted',
  'too_many_failures',
  'second_site',
  'undo_wanted',
] as const;

export type NoticeKind = (typeof noticeKinds)[number];

/** A receiver of signed messages. Its address is a secret, so the config names the variables that hold it and the key. */
export interface Webhook {
  readonly id: string;
  /** Names of environment variables, `WEBHOOK_…`. */
  readonly addressFrom: string;
  readonly secretFrom: string;
  readonly kinds: readonly NoticeKind[];
  /** The receiver may have an address of a private network. */
  readonly isInPrivateNetwork: boolean;
}
