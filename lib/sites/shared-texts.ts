import type { PackOverride, ProfileReference, Site } from './site';

/** A long text as the index file has it: its place in the table. */
type Stored = string | number;

/** Sites as the index file has them, beside the long texts that they have in common. */
export interface StoredSites {
  readonly sites: readonly (Omit<Site, 'profiles'> & { readonly profiles: readonly ProfileReference<Stored>[] })[];
  /** Each once, in the order of the sites; left out: every text is where it belongs. */
  readonly texts?: readonly string[];
}

/**
 * Takes the values and manifests of layers out of sites: a text that 50,000 of them share stands in the table once, and not
 * 50,000 times in a file that every start reads. Pure.
 */
export function takeTextsOut(sites: readonly Site[]): StoredSites {
  const places = new Map<string, number>();
  const placeOf = (text: string): Stored => {
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return place;
  };
  const stored = sites.map((site) => ({ ...site, profiles: site.profiles.map((one) => convert(one, placeOf)) }));
  return places.size === 0 ? { sites } : { sites: stored, texts: [...places.keys()] };
}

/** Gives the sites of an index their texts back, as {@link takeTextsOut} took them. Throws where the table lacks one. Pure. */
export function putTextsBack<Index extends StoredSites>(index: Index) {
  const { sites, texts, ...others } = index;
  return { ...others, sites: texts === undefined ? (sites as readonly Site[]) : fill(sites, texts) };
}

function fill(sites: StoredSites['sites'], texts: readonly string[]): readonly Site[] {
  const textAt = (place: Stored): string => {
    const text = typeof place === 'string' ? place : texts[place];
    if (text === undefined) throw new Error(`no text ${place}`);
    return text;
  };
  return sites.map((site) => ({ ...site, profiles: site.profiles.map((one) => convert(one, textAt)) }));
}

function convert<From, To>(
  { packs, ...profile }: ProfileReference<From>,
  toText: (text: From) => To,
): ProfileReference<To> {
  if (packs === undefined) return profile;
  const convertPack = ({ name, values, manifests }: PackOverride<From>): PackOverride<To> => ({
    name,
    values: values === null ? null : toText(values),
    manifests: manifests.map((manifest) => ({ name: manifest.name, content: toText(manifest.content) })),
  });
  return { ...profile, packs: packs.map(convertPack) };
}
