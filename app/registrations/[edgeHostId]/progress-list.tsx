'use client';

import { useEffect, useState } from 'react';
import type { ShownStep } from '../../../lib/i18n/registration/shown-steps';
import { Icon } from '../../_parts/icon';
import { Elapsed } from './elapsed';

interface ProgressListProps {
  readonly label: string;
  readonly steps: readonly ShownStep[];
  readonly done: number;
  readonly isStopped: boolean;
  readonly language: string;
  readonly words: Readonly<Record<Mark, string>>;
}

type Mark = 'done' | 'current' | 'upcoming';

/** The steps of a registration. Within one view a step once done stays done, though an answer may come late. */
export function ProgressList({ label, steps, done, isStopped, language, words }: ProgressListProps) {
  const [most, setMost] = useState(done);
  useEffect(() => setMost((before) => Math.max(before, done)), [done]);
  const reached = Math.max(most, done);
  return (
    <ol aria-label={label} className="card px-5 py-2">
      {steps.map((step, index) => {
        const mark = markOf(index, reached, isStopped);
        const isLast = index === steps.length - 1;
        return (
          <li
            key={step.name}
            aria-current={mark === 'current' ? 'step' : undefined}
            className="relative flex gap-4 py-3"
          >
            {!isLast && (
              <span
                aria-hidden="true"
                className={`absolute start-[1.0625rem] top-12 -bottom-3 w-0.5 ${mark === 'done' ? 'bg-good' : 'bg-line'}`}
              />
            )}
            <Dot mark={mark} />
            <div className="min-h-9 min-w-0 pt-1">
              <p className={`text-lg leading-snug ${titleStyle[mark]}`}>
                {mark === 'done' ? step.done : step.title}
                <span className="sr-only"> – {words[mark]}</span>
              </p>
              {mark === 'done' && step.time !== null && <p className="mt-0.5 text-quiet">{step.time}</p>}
              {mark === 'current' && step.hint !== '' && <p className="mt-0.5 text-quiet">{step.hint}</p>}
              {mark === 'current' && step.running !== null && (
                <p className="mt-0.5 font-medium tabular-nums">
                  <Elapsed {...step.running} language={language} />
                </p>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function markOf(index: number, reached: number, isStopped: boolean): Mark {
  if (index < reached) return 'done';
  // What stopped is told by the problem above; no step is to blame for it.
  return index > reached || isStopped ? 'upcoming' : 'current';
}

const titleStyle: Record<Mark, string> = {
  done: 'font-medium',
  current: 'font-bold',
  upcoming: 'text-quiet',
};

const dotStyle: Record<Mark, string> = {
  done: 'border-good bg-good text-surface',
  current: 'border-link bg-surface text-link pulse-ring',
  upcoming: 'border-field-line border-dashed bg-surface',
};

function Dot({ mark }: { mark: Mark }) {
  return (
    <span
      aria-hidden="true"
      className={`relative grid size-9 shrink-0 place-items-center rounded-full border-2 ${dotStyle[mark]}`}
    >
      {mark === 'done' && <Icon name="check" className="size-5" />}
      {mark === 'current' && <span className="size-3 rounded-full bg-current forced-colors:bg-[CanvasText]" />}
    </span>
  );
}
