import type { Dictionary } from '../../../lib/i18n/dictionary';
import type { Company } from '../../../lib/sites/site';
import { CallHelp } from './call-help';

interface WeakMachineProps {
  readonly t: Dictionary;
  /** What is missing, as sentences. */
  readonly shortfalls: readonly string[];
  readonly support: Company['support'];
}

/** What a machine below the minimum lacks, told before somebody waits an hour for it in vain. */
export function WeakMachine({ t, shortfalls, support }: WeakMachineProps) {
  return (
    <section className="card p-5">
      <ul className="space-y-1.5">
        {shortfalls.map((sentence) => (
          <li key={sentence} className="font-semibold text-lg leading-snug">
            {sentence}
          </li>
        ))}
      </ul>
      <div className="mt-4 border-line border-t pt-4">
        <CallHelp t={t} support={support} when={t.registration.weak.help} />
      </div>
    </section>
  );
}
