import { z } from 'zod';
import { noticeKinds } from '../webhook';
import { day, flag, notRepeated, numberBetween, says, text, textLike } from './leaf';
import { slug } from './slug';

/**
 * The name of a variable, never its content. The prefix is a wall: a config can make nobody send the API key, or any
 * other variable, anywhere.
 */
function webhookVariable(what: string, example: string) {
  return notRepeated(
    text(`the name of the environment variable that holds ${what}`, example, (value) => {
      if (/^WEBHOOK_[A-Z0-9_]{1,60}$/.test(value)) return null;
      if (/^[A-Z][A-Z0-9_]*$/.test(value)) return 'is not a variable for webhooks: their names begin with WEBHOOK_';
      return `is not the name of a variable. If it is ${what} itself, it is a secret: never put it in git, replace it`;
    }),
  );
}

/** One receiver of signed messages. */
export const webhookSchema = notRepeated(
  z
    .strictObject({
      id: slug('the id of a webhook', "'store-systems'"),
      addressFrom: webhookVariable('its address', "'WEBHOOK_OPS_URL'"),
      secretFrom: webhookVariable('its secret', "'WEBHOOK_OPS_SECRET'"),
      tell: z
        .array(z.enum(noticeKinds, { error: says('is nothing that can be told', `Write ${noticeKinds.join(', ')}.`) }))
        .describe("Write a list, such as ['approval_wanted', 'registration_failed'].")
        .optional(),
      privateNetwork: flag().optional(),
    })
    .describe("Write { id, addressFrom: 'WEBHOOK_OPS_URL', secretFrom: 'WEBHOOK_OPS_SECRET' }."),
);

/** `audit` of the config. */
export const auditSchema = z
  .strictObject({ keepDays: numberBetween(1, 3_650, 'how many days the audit trail is kept', true) })
  .describe('Write { keepDays: 400 }.');

/** `security` of the config: what `/.well-known/security.txt` says. No blanks in it: it becomes lines of a text file. */
export const securitySchema = z
  .strictObject({
    contact: textLike(
      /^(mailto:[^\s@]+@[^\s@]+|https:\/\/[^\s]+)$/,
      'a mailto: or https: address',
      "'mailto:security@example.com'",
    ),
    expires: day('this is true'),
    policy: textLike(/^https:\/\/[^\s]+$/, 'an https: address', "'https://example.com/security'").optional(),
  })
  .describe("Write { contact: 'mailto:security@example.com', expires: '2027-06-30' }.");
