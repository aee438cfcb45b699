import { z } from 'zod';
import { fail, type Result, succeed } from '../../../lib/errors';
import { readText } from './read-text';

/** Who asks decides how we answer: a form is sent on by 303, a program gets JSON. */
export type BodyFormat = 'form' | 'json';

/** The format of a body by its content type, or `content_type_unsupported`. */
export function readFormat(request: Request): Result<BodyFormat> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return succeed('json');
  if (type === 'application/x-www-form-urlencoded') return succeed('form');
  return fail('content_type_unsupported');
}

/** The texts that a body may hold by their names; `optional` may be left out of JSON. All are there afterwards, perhaps empty. */
export interface FieldNames<Name extends string> {
  readonly required: readonly Name[];
  readonly optional: readonly Name[];
}

/**
 * Reads the fields of a body. Fails with `body_too_large` or `body_invalid`. JSON has to have exactly these fields; of a
 * form unknown fields are ignored, because browsers and their helpers add some.
 */
export async function readFields<Name extends string>(
  request: Request,
  format: BodyFormat,
  names: FieldNames<Name>,
): Promise<Result<Readonly<Record<Name, string>>>> {
  const read = await readText(request);
  if (!read.ok) return fail(read.reason === 'too_large' ? 'body_too_large' : 'body_invalid');
  return format === 'json' ? readJson(read.text, names) : succeed(readForm(read.text, names));
}

function readJson<Name extends string>(text: string, names: FieldNames<Name>): Result<Record<Name, string>> {
  const parsed = schemaOf(names).safeParse(parseJson(text));
  if (!parsed.success) return fail('body_invalid');
  const fields: Readonly<Record<string, unknown>> = parsed.data;
  return succeed(fill(names, (name) => fields[name]));
}

function readForm<Name extends string>(text: string, names: FieldNames<Name>): Record<Name, string> {
  const form = new URLSearchParams(text);
  return fill(names, (name) => form.get(name));
}

/** What JSON with these fields has to look like. */
export function schemaOf({ required, optional }: FieldNames<string>) {
  return z.strictObject({
    ...Object.fromEntries(required.map((name) => [name, z.string()])),
    ...Object.fromEntries(optional.map((name) => [name, z.string().nullish()])),
  });
}

function fill<Name extends string>(names: FieldNames<Name>, textOf: (name: Name) => unknown): Record<Name, string> {
  const all = [...names.required, ...names.optional];
  return Object.fromEntries(all.map((name) => [name, String(textOf(name) ?? '')])) as Record<Name, string>;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
