import type { Company } from '../../lib/sites/site';

/**
 * Whose app this is: the logo, else the name in letters. A logo is drawn for light paper: in the dark there is another one, or
 * it gets some paper.
 */
export function CompanyLogo({ company }: { company: Pick<Company, 'name' | 'logo' | 'logoDark'> }) {
  const { name, logo, logoDark } = company;
  if (logo === null) return name;
  return (
    <picture>
      {logoDark !== null && <source media="(prefers-color-scheme:dark)" srcSet={logoDark} />}
      <img src={logo} alt={name} width="160" height="32" className={logoDark === null ? 'logo logo-paper' : 'logo'} />
    </picture>
  );
}
