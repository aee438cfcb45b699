import { z } from 'zod';
import { parseIpv4 } from '../ipv4';
import { lineOfText, notRepeated, text, textLike } from './leaf';
import { sshKeySchema } from './ssh-key';

/** Some write the password of their proxy into its address. */
const proxyAddress = () =>
  notRepeated(
    text('the address of a proxy, without name and password', "'http://proxy.example.com:3128'", (value) =>
      /^https?:\/\/[^\s/@]+$/.test(value) && URL.canParse(value) ? null : 'is not scheme, host and port',
    ),
  );

/** What goes into the staging data of hosts, besides what the app knows by itself. */
export const stagingSchema = z
  .strictObject({
    proxy: z
      .strictObject({
        http: proxyAddress().optional(),
        https: proxyAddress().optional(),
        no: z
          .array(lineOfText('what is reached without the proxy', "'10.0.0.0/8'", 120))
          .describe("Write a list, such as ['10.0.0.0/8', '.example.com'].")
          .optional(),
      })
      .describe("Write { https: 'http://proxy.example.com:3128', no: ['10.0.0.0/8'] }.")
      .optional(),
    caCerts: z
      .array(
        textLike(
          /^(?!\.)[A-Za-z0-9._-]+(\/(?!\.)[A-Za-z0-9._-]+)*\.(pem|crt)$/,
          'the path of a certificate file (.pem or .crt) below the folder where commands are run',
          "'staging/company-root.pem'",
        ),
      )
      .describe("Write a list, such as ['staging/company-root.pem'].")
      .optional(),
    nameservers: z
      .array(
        text('the IPv4 address of a DNS server', "'10.1.2.2'", (value) =>
          parseIpv4(value) === null ? 'is not an IPv4 address' : null,
        ),
      )
      .describe("Write a list, such as ['10.1.2.2'].")
      .optional(),
    users: z
      .array(
        z
          .strictObject({
            name: textLike(/^[a-z_][a-z0-9_-]{0,31}$/, 'a Linux user', "'help-desk'"),
            sshKeys: z.array(sshKeySchema).describe('Write a list of public keys.'),
          })
          .describe("Write { name: 'help-desk', sshKeys: ['ssh-ed25519 AAAA…'] }."),
      )
      .describe("Write a list, such as [{ name: 'help-desk', sshKeys: ['ssh-ed25519 AAAA…'] }].")
      .optional(),
  })
  .describe('Write { proxy, caCerts, nameservers, users }.');
