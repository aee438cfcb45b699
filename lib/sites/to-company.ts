import type { ConfigReading } from './reading/read-config';
import { companySchema } from './schema/company';
import { type Company, legalLinks } from './site';

/** The company of a reading without faults. */
export function toCompany(reading: ConfigReading['company']): Company {
  const { name, productName, logo, logoDark, icon, colors, corners, footer, links, texts, support } =
    companySchema.parse(reading);
  return {
    name,
    productName: productName ?? 'Host registration',
    logo: logo ?? null,
    logoDark: logoDark ?? null,
    icon: icon === undefined ? null : { png: icon.png, svg: icon.svg ?? null },
    colors,
    corners: corners ?? 'round',
    footer: footer ?? null,
    links: legalLinks.flatMap((kind) => {
      const address = links?.[kind];
      return address === undefined ? [] : [{ kind, address }];
    }),
    texts: texts ?? {},
    support: { name: support.name, phone: support.phone ?? null, email: support.email ?? null, hours: support.hours },
  };
}
