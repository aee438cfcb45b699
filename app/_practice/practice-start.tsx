import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Base } from '../_front/base';
import { SubmitOnce } from '../_parts/submit-once';

/** On the start page of practice: a host to practise with, for whoever has none in front of them. */
export function PracticeStart({ t, base }: { t: Dictionary; base: Base }) {
  const { title, sentence, action, sending } = t.practice.start;
  return (
    <section className="card mb-8 p-5">
      <p className="font-bold text-xl tracking-tight">{title}</p>
      <p className="mt-1 mb-4 text-quiet">{sentence}</p>
      <form method="post" action={`${base}/simulator/hosts`}>
        <input type="hidden" name="then" value="arrive" />
        <SubmitOnce label={action} sending={sending} />
      </form>
    </section>
  );
}
