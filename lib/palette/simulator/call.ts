import type { z } from 'zod';
import { type Answer, Refused } from './answer';
import type { View } from './view';
import type { World } from './world';

/** One request as an endpoint sees it: known caller, known route, body parsed from JSON but not yet checked. */
export interface Call {
  readonly world: World;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** Empty in tenant scope, which shows no object of a project (API.md 1.3). */
  readonly projectUid: string;
}

export type Endpoint = (call: Call) => Answer;

/** A path parameter. The router has put it there, so a missing one is a bug of the route table. */
export function param(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`No path parameter ${name}`);
  return value;
}

/** The body in its checked shape; refuses as a schema violation with the path of the first fault. */
export function readBody<T extends z.ZodType>(call: Call, shape: T): z.infer<T> {
  const result = shape.safeParse(call.body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue?.path.join('.') || 'body';
  throw new Refused(
    call.world.switches.schemaViolation,
    `Validation failed for ${where}: ${issue?.message ?? 'invalid'}`,
  );
}

/** Is an object of this project visible to the caller? */
export function isInScope(call: Call, object: { readonly projectUid: string }): boolean {
  return object.projectUid === call.projectUid;
}

/** The truth at this moment. */
export function look(call: Call): View {
  return call.world.view();
}
