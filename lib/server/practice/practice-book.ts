import { z } from 'zod';
import type { HostId } from '../../hosts/edge-host-id';
import type { SiteId } from '../../sites/site-id';

/** Longer than anybody walks through it, and short enough that the next one finds room. Milliseconds. */
export const practiceLastsMs = 60 * 60_000;
/** Times the samples' sites: the most that practice ever holds. */
export const mostHostsPerSite = 40;

/** Who practises with which host where, and since when. */
interface Entry {
  readonly hostId: HostId;
  readonly siteId: SiteId;
  readonly atMs: number;
}

export type PracticeBook = readonly Entry[];

/** What {@link noteHost} came to. */
interface Noted {
  readonly book: PracticeBook;
  /** What nobody remembers any more, whole sites at a time: half a site would look like one that lost hosts. */
  readonly forgotten: readonly HostId[];
  /** There is no room for this host. */
  readonly isFull: boolean;
}

/**
 * Notes that somebody practises with the host at the site. Sites where nobody did for an hour are forgotten; a full one,
 * too, once its first host is that old. Pure.
 */
export function noteHost(book: PracticeBook, entry: Entry): Noted {
  const oldMs = entry.atMs - practiceLastsMs;
  const isOld = ({ atMs }: Entry) => atMs <= oldMs;
  const idle = new Set(book.map(({ siteId }) => siteId));
  for (const known of book) if (!isOld(known)) idle.delete(known.siteId);
  const before = book.find(({ hostId }) => hostId === entry.hostId);
  // A host stays where it is: whoever wants it elsewhere is refused, and it is in the way there only.
  const place = before === undefined || idle.has(before.siteId) ? entry.siteId : before.siteId;
  const here = book.filter(({ siteId }) => siteId === place);
  const isNew = !here.some(({ hostId }) => hostId === entry.hostId);
  const hasRoom = !isNew || here.length < mostHostsPerSite;
  if (!hasRoom && here.some(isOld)) idle.add(place);
  const isFull = !hasRoom && !idle.has(place);
  const kept = book.filter(({ siteId, hostId }) => !idle.has(siteId) && (isFull || hostId !== entry.hostId));
  return {
    book: isFull ? kept : [...kept, { ...entry, siteId: place }],
    forgotten: book.filter(({ siteId }) => idle.has(siteId)).map(({ hostId }) => hostId),
    isFull,
  };
}

/** We wrote it: every ID in it was parsed before. */
const bookSchema = z.array(
  z.object({
    hostId: z.string().transform((text) => text as HostId),
    siteId: z.string().transform((text) => text as SiteId),
    atMs: z.number(),
  }),
);

/** The book as it was kept; an empty one where there is none, or it is damaged. */
export function parseBook(text: string | null): PracticeBook {
  try {
    return bookSchema.parse(JSON.parse(text ?? '[]'));
  } catch {
    return [];
  }
}
