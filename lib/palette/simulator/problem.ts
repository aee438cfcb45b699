import type { Refusal, RefuseOrAccept } from './switches';

/** One thing that Palette would refuse, and which part of the body it is about. */
export interface Problem {
  readonly refusal: Refusal;
  readonly message: string;
  readonly about: { readonly cluster: true } | { readonly pool: string } | { readonly profile: string };
}

/** The problem, unless the switch accepts it. */
export function problemIf(isWrong: boolean, rule: RefuseOrAccept, about: Problem['about'], message: string): Problem[] {
  return isWrong && rule !== 'accept' ? [{ refusal: rule, message, about }] : [];
}
