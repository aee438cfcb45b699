import { z } from 'zod';

/** `v1Error` (API.md §1.5): every field optional, `details` of any shape. */
export const wireErrorSchema = z.object({
  code: z.string().nullish(),
  message: z.string().nullish(),
  ref: z.string().nullish(),
});
