import type { Refusal } from './switches';

/** What an endpoint says; the simulator makes a `Response` of it. */
export interface Answer {
  readonly status: number;
  /** Absent means no body. */
  readonly body?: unknown;
  /** The body is a file of this name: its text goes out as it is. */
  readonly fileName?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A created object: the answer gets an `AuditUid` header. */
  readonly isAudited?: boolean;
}

/** Thrown by an endpoint that refuses; nothing has been written when it is thrown. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal, message: string) {
    super(message);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** 200 with a body. */
export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** 201 with the UID of what was made (API.md 1.4). */
export function created(uid: string): Answer {
  return { status: 201, body: { uid }, isAudited: true };
}

/** 204 without a body. */
export function noContent(): Answer {
  return { status: 204 };
}

/** 200 with a file (API.md 1.1). */
export function file(fileName: string, text: string): Answer {
  return { status: 200, body: text, fileName };
}

/** The refusal for an object that is not there, or not in this scope. */
export function notFound(kind: string, uid: string): Refused {
  return new Refused({ status: 404, code: 'ResourceNotFound' }, `Resource ${kind} with uid '${uid}' is not found`);
}

/** A body of definition `v1Error` (API.md 1.5). */
export function errorAnswer(refusal: Refusal, message: string, ref: string): Answer {
  return { status: refusal.status, body: { code: refusal.code, message, details: null, ref } };
}
