import { existsSync, readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe } from 'vitest';
import { type Exemption, withoutExempted } from './openapi-exemptions';
import { strictSchema } from './openapi-schema';

/** One exchange with Palette or its simulator; the simulator's `LogEntry` is one. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly requestBody: unknown;
  /** Null when the connection was dropped: then there is no answer to check. */
  readonly status: number | null;
  readonly responseBody: unknown;
}

interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'body';
  readonly required?: boolean;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly maximum?: number;
  readonly schema?: object;
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, { readonly schema?: object }>>;
}

type PathItem = Readonly<Record<string, Operation>> & { readonly parameters?: readonly Parameter[] };

export interface Description {
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly definitions: Readonly<Record<string, object>>;
}

export interface Checker {
  /** What the published description does not allow about a request; empty when it conforms. */
  checkRequest(exchange: Exchange): string[];
  /** The same for the answer: a described success, or any error with a `v1Error` body. */
  checkResponse(exchange: Exchange): string[];
}

const DESCRIPTION = new URL('../../../shared/palette/openapi-edge-native.json', import.meta.url);
const MISSING = 'no Palette API description: put openapi-edge-native.json at ../shared/palette beside the repository';

/**
 * `describe` for tests that need the published API description, which is not part of this repository. Without it they
 * are skipped and say so, except in CI, where its absence is a failure.
 */
export function describeContract(
  name: string,
  tests: (checker: Checker, description: Description) => void,
  file: URL = DESCRIPTION,
): void {
  if (existsSync(file)) {
    const description: Description = JSON.parse(readFileSync(file, 'utf8'));
    describe(name, () => tests(createChecker(description), description));
    return;
  }
  if (process.env.CI) throw new Error(MISSING);
  const nothing = { checkRequest: () => [], checkResponse: () => [] };
  describe.skip(`${name} (skipped: ${MISSING})`, () => tests(nothing, { paths: {}, definitions: {} }));
}

/**
 * A checker for one description. Properties that it does not describe are violations, except those named by
 * `allowed`: dotted paths as in `openapi-exemptions.ts`, for fields that newer servers are known to have.
 */
export function createChecker(description: Description, allowed: readonly Exemption[] = []): Checker {
  const ajv = new Ajv({ strict: false, allErrors: true });
  for (const format of ['password', 'int32', 'int64', 'int8', 'float64']) ajv.addFormat(format, true);
  ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
  ajv.addSchema({ $id: 'palette', definitions: strictSchema(description.definitions) });
  const compiled = new Map<string, ValidateFunction>();

  function violations(schema: object, body: unknown, what: string): string[] {
    const key = JSON.stringify(schema);
    const validate = compiled.get(key) ?? ajv.compile(strictSchema(absoluteRefs(schema)));
    compiled.set(key, validate);
    if (validate(body)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${what} ${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
    );
  }

  function checkRequest(exchange: Exchange): string[] {
    const found = findOperation(description, exchange);
    if (typeof found === 'string') return [found];
    const body = found.parameters.find((parameter) => parameter.in === 'body');
    return [
      ...found.parameters.filter(({ in: place }) => place === 'path').flatMap((one) => checkPath(one, found.values)),
      ...checkQuery(found.parameters, exchange.query),
      ...checkBody(body, exchange, allowed, violations),
    ];
  }

  function checkResponse(exchange: Exchange): string[] {
    const { status, responseBody } = exchange;
    if (status === null) return [];
    if (status >= 400) return violations({ $ref: '#/definitions/v1Error' }, responseBody, 'error body');
    const found = findOperation(description, exchange);
    if (typeof found === 'string') return [found];
    const { [String(status)]: response } = found.operation.responses;
    if (response === undefined) return [`status ${status} is not described for ${exchange.method} ${exchange.path}`];
    if (response.schema === undefined) return responseBody === undefined ? [] : [`status ${status} has no body`];
    return violations(response.schema, withoutExempted(responseBody, 'response', allowed), 'response');
  }

  return { checkRequest, checkResponse };
}

function checkBody(
  parameter: Parameter | undefined,
  { requestBody, method, path }: Exchange,
  allowed: readonly Exemption[],
  violations: (schema: object, body: unknown, what: string) => string[],
): string[] {
  if (parameter?.schema === undefined) return requestBody === undefined ? [] : [`${method} ${path} takes no body`];
  if (requestBody === undefined) return [`${method} ${path} needs a body`];
  return violations(parameter.schema, withoutExempted(requestBody, 'request', allowed), 'request');
}

function checkQuery(parameters: readonly Parameter[], query: Readonly<Record<string, string>>): string[] {
  const known = parameters.filter((parameter) => parameter.in === 'query');
  const missing = known.filter(({ name, required }) => required && query[name] === undefined);
  return [
    ...missing.map(({ name }) => `query parameter ${name} is missing`),
    ...Object.entries(query).flatMap(([name, value]) => {
      const parameter = known.find((candidate) => candidate.name === name);
      return parameter === undefined ? [`query parameter ${name} is not described`] : checkValue(parameter, value);
    }),
  ];
}

function checkPath(parameter: Parameter, values: Readonly<Record<string, string>>): string[] {
  return checkValue(parameter, values[parameter.name] ?? '');
}

function checkValue({ name, type, enum: values, maximum }: Parameter, value: string): string[] {
  if (values !== undefined && !values.includes(value)) return [`parameter ${name}: ${value} is none of ${values}`];
  if (type === 'integer' && !/^-?\d+$/.test(value)) return [`parameter ${name}: ${value} is no integer`];
  if (type === 'boolean' && !/^(true|false)$/.test(value)) return [`parameter ${name}: ${value} is no boolean`];
  if (maximum !== undefined && Number(value) > maximum) return [`parameter ${name}: ${value} is over ${maximum}`];
  return [];
}

interface Found {
  readonly operation: Operation;
  readonly parameters: readonly Parameter[];
  readonly values: Readonly<Record<string, string>>;
}

/** The operation of a request; a path without a parameter in a place wins over one with. Or a sentence why there is none. */
function findOperation(description: Description, { method, path }: Exchange): Found | string {
  const templates = Object.keys(description.paths).sort((a, b) => a.split('{').length - b.split('{').length);
  for (const template of templates) {
    const values = matchTemplate(template, path);
    const item = description.paths[template];
    if (values === undefined || item === undefined) continue;
    const operation = item[method.toLowerCase()];
    if (operation === undefined) continue;
    return { operation, values, parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])] };
  }
  return `${method} ${path} is not described`;
}

function matchTemplate(template: string, path: string): Record<string, string> | undefined {
  const parts = path.split('/');
  const segments = template.split('/');
  if (segments.length !== parts.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const part = decodeURIComponent(parts[index] ?? '');
    if (segment.startsWith('{') && part !== '') values[segment.slice(1, -1)] = part;
    else if (segment !== part) return undefined;
  }
  return values;
}

function absoluteRefs(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/definitions/', '"palette#/definitions/'));
}
