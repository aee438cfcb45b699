import { createHash } from 'node:crypto';
import { wordPairOf } from '../hosts/word-pair';
import type { News } from '../registration/ports';
import type { Webhook } from '../sites/webhook';
import type { Notice } from '../store/records';

/** What a message tells besides the news itself. */
export interface NoticeDetails {
  readonly atMs: number;
  /** Null for a site that is none of the config any more. */
  readonly siteName: string | null;
  /** Where whoever reads it goes next. */
  readonly link: { readonly approveUrl: string } | { readonly url: string | null };
}

/** The message for one webhook. Its id is made of the happening, so the same news is the same message. Pure. */
export function writeNotice(webhook: Webhook, news: News, { atMs, siteName, link }: NoticeDetails): Notice {
  const { kind, key, hostId, siteId, facts } = news;
  const id = noticeId(webhook.id, kind, key);
  const site = siteId === null ? null : { id: siteId, name: siteName };
  const host = { host: hostId, hostWords: hostId === null ? null : wordPairOf(hostId).join(' ') };
  const body = JSON.stringify({ id, kind, at: new Date(atMs).toISOString(), ...host, site, facts, ...link });
  return { id, webhookId: webhook.id, kind, atMs, body, tries: 0, nextAtMs: atMs };
}

/** Hashed: an id goes into a header, and a key may hold anything. */
function noticeId(...parts: readonly string[]): string {
  return `msg_${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27)}`;
}
