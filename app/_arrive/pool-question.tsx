import type { Dictionary } from '../../lib/i18n/dictionary';
import { poolQuestionOf, poolWordOf } from '../../lib/i18n/pool-words';
import type { Site } from '../../lib/sites/site';
import type { WorkerPool } from '../../lib/sites/worker-pool';

interface PoolQuestionProps {
  readonly t: Dictionary;
  readonly site: Site;
  /** What there is to choose; none: nobody is asked. */
  readonly pools: readonly WorkerPool[];
  /** The name of the pool that was chosen before the form came back. */
  readonly chosen: string;
  readonly isInvalid: boolean;
}

/**
 * Which kind of host it is, in the words of IT. On this screen and not on one of its own: whoever asks is looking at the
 * host that they are asked about. Nothing is chosen beforehand, a wrong guess would be sent unread.
 */
export function PoolQuestion({ t, site, pools, chosen, isInvalid }: PoolQuestionProps) {
  if (pools.length === 0) return null;
  const question = poolQuestionOf(t, site);
  return (
    <fieldset className="mt-5" aria-describedby={isInvalid ? 'problem' : undefined}>
      <legend className="font-bold text-lg" lang={question.language}>
        <bdi>{question.text}</bdi>
      </legend>
      <div className="mt-2 grid gap-2">
        {pools.map((pool, index) => {
          const word = poolWordOf(t, pool);
          return (
            <label key={pool.name} className="option">
              <input
                id={index === 0 ? 'pool' : undefined}
                type="radio"
                name="pool"
                value={pool.name}
                defaultChecked={pool.name === chosen}
              />
              <span className="wrap-anywhere min-w-0" lang={word.language}>
                <bdi>{word.text}</bdi>
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
