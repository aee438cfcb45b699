import { z } from 'zod';

/** `GET /v1/users/info`: that it answers is all we want to know. */
export const userInfoAnswer = z.object({ tenantUid: z.string().nullish(), userUid: z.string().nullish() });
