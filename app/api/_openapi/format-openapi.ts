import { z } from 'zod';
import { catalogue, type ErrorCode } from '../../../lib/errors';
import { refusalAnswer } from './answers';
import { type Operation, operations } from './operations';

type Json = Readonly<Record<string, unknown>>;

const sessionCookie = '__Host-session';

/**
 * The JSON API as OpenAPI 3.1, made of the schemas that the routes read by and answer by. It names no site, no address and
 * nothing of the deployment but its title. Pure.
 */
export function formatOpenApi(title: string): Json {
  const schemas = collectSchemas();
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: toOperation(operation) };
  }
  return {
    openapi: '3.1.0',
    info: { title, version: '1', description: 'Registers edge hosts with Palette. See docs/api.md.' },
    paths,
    components: {
      schemas,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: sessionCookie },
        pass: { type: 'apiKey', in: 'query', name: 'pass' },
      },
    },
  };
}

/** What has a name of its own, by that name. */
function collectSchemas(): Json {
  const { schemas } = z.toJSONSchema(z.globalRegistry, { uri: toReference, io: 'input' });
  const named = Object.entries(schemas).map(([name, { $schema: _, $id: __, id: ___, ...schema }]) => [name, schema]);
  return Object.fromEntries(named);
}

function toReference(name: string): string {
  return `#/components/schemas/${name}`;
}

function toOperation(operation: Operation): Json {
  const { id, summary, description, body, needsAccess, isRepeatable } = operation;
  return {
    operationId: id,
    summary,
    description: [description, isRepeatable ? 'Safe to repeat.' : ''].filter(Boolean).join(' '),
    parameters: toParameters(operation),
    ...(body === undefined ? {} : { requestBody: { required: true, content: toContent(body) } }),
    responses: { ...toAnswers(operation), ...toRefusals(operation) },
    security: needsAccess ? [{ session: [] }, { pass: [] }] : [],
  };
}

function toParameters({ path, query = {} }: Operation): readonly Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => {
    return { name, in: 'path', required: true, schema: { type: 'string' } };
  });
  const inQuery = Object.entries(query).map(([name, description]) => {
    return { name, in: 'query', required: false, description, schema: { type: 'string' } };
  });
  return [...inPath, ...inQuery];
}

function toAnswers({ answers }: Operation): Json {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { what, schema }]) => [
      status,
      { description: what, ...(schema === undefined ? {} : { content: toContent(schema) }) },
    ]),
  );
}

/** One for each status, which names the codes behind it; an answer of the operation itself goes before. */
function toRefusals({ refusals, answers }: Operation): Json {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of refusals) {
    const { status } = catalogue[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const own = [...byStatus].filter(([status]) => answers[status] === undefined);
  const rest = { description: 'Refused; see docs/errors.md.', content: toContent(refusalAnswer) };
  return {
    ...Object.fromEntries(own.map(([status, codes]) => [status, { ...rest, description: codes.join(', ') }])),
    default: rest,
  };
}

function toContent(schema: z.ZodType): Json {
  return { 'application/json': { schema: toSchema(schema) } };
}

function toSchema(schema: z.ZodType): Json {
  const name = z.globalRegistry.get(schema)?.id;
  if (name !== undefined) return { $ref: toReference(name) };
  const { $schema: _, ...plain } = z.toJSONSchema(schema, { io: 'input' });
  return plain;
}
