import type { Dictionary } from '../../../lib/i18n/dictionary';
import type { Company } from '../../../lib/sites/site';
import { Icon } from '../../_parts/icon';
import { CallHelp } from './call-help';

interface WeakMachineProps {
  readonly t: Dictionary;
  /** What is missing, as sentences; none: the machine will do, or has not told of itself. */
  readonly shortfalls: readonly string[];
  readonly support: Company['support'];
}

/** A machine below the minimum, named before somebody waits an hour for it in vain. */
export function WeakMachine({ t, shortfalls, support }: WeakMachineProps) {
  const { title, next } = t.registration.weak;
  if (shortfalls.length === 0) return null;
  return (
    <section className="rounded-2xl border-2 border-warn bg-warn-tint p-5">
      <h2 className="flex items-start gap-2.5 font-bold text-lg text-warn leading-snug">
        <Icon name="alert" className="mt-px size-6" />
        {title}
      </h2>
      <ul className="mt-2 space-y-1">
        {shortfalls.map((sentence) => (
          <li key={sentence} className="font-semibold">
            {sentence}
          </li>
        ))}
      </ul>
      <CallHelp t={t} support={support} when={next} />
    </section>
  );
}
