import type { ConfigReading } from './reading/read-config';
import { companySchema } from './schema/company';
import type { Company } from './site';

/** The company of a reading without faults. */
export function toCompany(reading: ConfigReading['company']): Company {
  const { name, productName, logo, colors, support } = companySchema.parse(reading);
  return {
    name,
    productName: productName ?? 'Host registration',
    logo: logo ?? null,
    colors: { primary: colors.primary, accent: colors.accent ?? colors.primary },
    support: { name: support.name, phone: support.phone ?? null, email: support.email ?? null, hours: support.hours },
  };
}
