import { z } from 'zod';
import { hiddenValue, type Report, showValue } from '../fault';
import { nearestWord } from '../nearest-word';
import { isNotRepeated, kindOf, splitMessage } from '../schema/leaf';

/** What could be read: like `T`, with holes where a value was missing or faulty. */
export type Readable<T> = T extends readonly (infer Item)[]
  ? readonly (Readable<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Readable<Exclude<T[Key], undefined>> | undefined }
    : T;

interface Place {
  readonly path: string;
  readonly site: string | null;
  readonly report: Report;
}

/**
 * Reads `raw` by `schema`, reports every fault and returns what is sound, so that checks between values can still run on
 * the rest. Zod alone would drop a whole group for one bad value in it, and hide the faults behind the first one.
 */
export function readValue<S extends z.ZodType>(
  schema: S,
  raw: unknown,
  place: Place,
): Readable<z.output<S>> | undefined {
  return read(schema, raw, { place, above: null, step: '' }) as Readable<z.output<S>> | undefined;
}

/** Where the reading is, below its place. Spelt out for a fault only: most values have none, and there are many. */
interface Spot {
  readonly place: Place;
  readonly above: Spot | null;
  readonly step: string | number;
}

function pathOf({ place, above, step }: Spot): string {
  if (above === null) return place.path;
  return typeof step === 'number' ? `${pathOf(above)}[${step}]` : joinPath(pathOf(above), step);
}

function read(schema: z.core.$ZodType, raw: unknown, at: Spot): unknown {
  if (schema instanceof z.ZodOptional) return raw === undefined ? undefined : read(schema.unwrap(), raw, at);
  if (raw === undefined) return reportMissing(schema, at);
  if (schema instanceof z.ZodUnion) return readUnion(schema, raw, at);
  if (schema instanceof z.ZodObject)
    return isGroup(raw) ? readGroup(schema, raw, at) : reportKind('a group', raw, schema, at);
  if (schema instanceof z.ZodRecord)
    return isGroup(raw) ? readRecord(schema, raw, at) : reportKind('a group', raw, schema, at);
  if (schema instanceof z.ZodArray)
    return Array.isArray(raw) ? readList(schema, raw, at) : reportKind('a list', raw, schema, at);
  return readLeaf(schema, raw, at);
}

function readLeaf(schema: z.core.$ZodType, raw: unknown, at: Spot): unknown {
  const result = z.safeParse(schema, raw);
  if (result.success) return result.data;
  for (const issue of result.error.issues) reportFault(at, raw, splitMessage(issue.message), schema);
  return undefined;
}

/** In our schemas the kind of the value says which option is meant; that option's message helps, zod's list does not. */
function readUnion(schema: z.ZodUnion, raw: unknown, at: Spot): unknown {
  const options = schema.options.filter((option) => isGroupSchema(option) === isGroup(raw));
  const [only] = options;
  if (only instanceof z.ZodObject && isGroup(raw) && !Object.keys(raw).some((key) => Object.hasOwn(only.shape, key))) {
    const problem = 'is of no form that is known here';
    return reportFault(at, undefined, { problem, fix: describe(schema) });
  }
  return only !== undefined && options.length === 1 ? read(only, raw, at) : readLeaf(schema, raw, at);
}

function isGroupSchema(schema: z.core.$ZodType): boolean {
  return schema instanceof z.ZodObject || schema instanceof z.ZodRecord;
}

function readGroup(schema: z.ZodObject, raw: Record<string, unknown>, at: Spot): unknown {
  const { shape } = schema;
  for (const key of Object.keys(raw)) if (!Object.hasOwn(shape, key)) reportUnknownKey(key, Object.keys(shape), at);
  const group: Record<string, unknown> = {};
  for (const key of Object.keys(shape)) {
    const [option, value] = [shape[key], raw[key]];
    if (option === undefined || (value === undefined && option instanceof z.ZodOptional)) continue;
    const sound = read(option, value, below(at, key));
    if (sound !== undefined) group[key] = sound;
  }
  return group;
}

function readRecord(schema: z.ZodRecord, raw: Record<string, unknown>, at: Spot): unknown {
  const entries = Object.entries(raw).map(([key, value]) => {
    const entry = below(at, key);
    const name = key === '__proto__' ? reportReservedName(entry) : readLeaf(schema.keyType, key, entry);
    return [name, read(schema.valueType, value, entry)] as const;
  });
  return Object.fromEntries(entries.filter(([name, value]) => name !== undefined && value !== undefined));
}

function readList(schema: z.ZodArray, raw: readonly unknown[], at: Spot): unknown {
  return Array.from(raw, (item, index) => read(schema.element, item, below(at, index)));
}

function reportMissing(schema: z.core.$ZodType, at: Spot): undefined {
  reportFault(at, undefined, { problem: 'is missing', fix: describe(schema) });
}

function reportKind(wanted: string, raw: unknown, schema: z.core.$ZodType, at: Spot): undefined {
  reportFault(at, raw, { problem: `must be ${wanted}, not ${kindOf(raw)}`, fix: describe(schema) }, schema);
}

/** Copied from group to group, it would become something else than an entry: its content would count unread. */
function reportReservedName(at: Spot): undefined {
  reportFault(at, undefined, { problem: 'is a name that JavaScript keeps for itself', fix: 'Choose another name.' });
}

function reportUnknownKey(key: string, known: readonly string[], at: Spot): void {
  const near = nearestWord(key, known);
  const fix = near === null ? `Remove it, or use one of: ${known.join(', ')}.` : `Did you mean ${near}?`;
  reportFault(below(at, key), undefined, { problem: `"${key}" is not an option here`, fix });
}

interface FaultText {
  readonly problem: string;
  readonly fix: string;
}

function reportFault(at: Spot, raw: unknown, text: FaultText, schema?: z.core.$ZodType): undefined {
  const isSecret = schema !== undefined && isNotRepeated(schema);
  const { site, report } = at.place;
  report({ path: pathOf(at), site, value: isSecret ? hiddenValue : showValue(raw), ...text });
}

function describe(schema: z.core.$ZodType): string {
  return z.globalRegistry.get(schema)?.description ?? 'See docs/sites.md.';
}

function below(above: Spot, step: string | number): Spot {
  return { place: above.place, above, step };
}

/** `company` + `name` → `company.name`; keys that are no plain word are put in brackets and quotes. */
export function joinPath(path: string, key: string): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

/** True for `{ … }`: not null, not a list. */
export function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
