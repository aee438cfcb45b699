import { z } from 'zod';
import { lineOfText, textLike } from './leaf';

const color = (use: string) => textLike(/^#[0-9a-fA-F]{6}$/, `the ${use} colour as # and six hex digits`, "'#0b5c4b'");

/** Whose app this is: names, logo, colours and whom an operator calls. */
export const companySchema = z.strictObject({
  name: lineOfText('the name of the company', "'Juniper & Rye'", 60),
  productName: lineOfText('the title of the app', "'Host registration'", 60).optional(),
  logo: textLike(
    /^\/(?!\/)[A-Za-z0-9._/-]+\.(svg|png|webp)$/,
    'the path of an SVG, PNG or WebP file below public/',
    "'/brand/logo.svg'",
  ).optional(),
  colors: z.strictObject({ primary: color('main'), accent: color('second').optional() }),
  support: z.strictObject({
    name: lineOfText('the name of the help desk', "'Store Systems Help Desk'", 80),
    phone: textLike(/^\+?[0-9][0-9 ().-]{4,30}$/, 'a telephone number', "'+1 303 555 0142'").optional(),
    email: textLike(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'an e-mail address', "'helpdesk@example.com'").optional(),
    hours: lineOfText('when somebody answers', "'Mon-Sat 06:00-22:00 Mountain Time'"),
  }),
});
