import type { Company } from '../../lib/sites/site';
import { LanguageSwitch } from './language-switch';
import type { Scene } from './open-scene';

interface BrandLineProps {
  readonly scene: Scene;
  readonly company: Company | null;
}

/** Whose app this is, and in which language. Logos are drawn for light paper, so in the dark they get some. */
export function BrandLine({ scene, company }: BrandLineProps) {
  const { t, base } = scene;
  return (
    <header className="mx-auto flex w-full max-w-xl flex-wrap group-has-data-wide/page:max-w-5xl items-center gap-x-3 gap-y-1 px-5 pt-4">
      <a href={`${base}/`} className="flex min-h-11 items-center font-bold text-lg tracking-tight">
        {company === null ? t.common.productName : <Logo company={company} />}
      </a>
      {company !== null && (
        <p className="border-line border-s ps-3 text-quiet text-sm leading-tight max-[30rem]:sr-only">
          {company.productName}
        </p>
      )}
      <LanguageSwitch scene={scene} />
    </header>
  );
}

function Logo({ company }: { company: Company }) {
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
