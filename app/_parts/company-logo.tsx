import type { Company } from '../../lib/sites/site';

/** Whose app this is: the logo, else the name in letters. Logos are drawn for light paper, so in the dark they get some. */
export function CompanyLogo({ company }: { company: Pick<Company, 'name' | 'logo'> }) {
  if (company.logo === null) return company.name;
  return (
    <svg
      role="img"
      aria-label={company.name}
      className="h-8 w-40 dark:h-11 dark:w-44 dark:rounded-lg dark:bg-[#ffffff] dark:p-1.5"
    >
      <image href={company.logo} width="100%" height="100%" preserveAspectRatio="xMinYMid meet" />
    </svg>
  );
}
