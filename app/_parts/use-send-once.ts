import { type RefObject, useEffect, useRef, useState } from 'react';

/** A lost connection must not leave a dead button behind. Sending twice does no harm, it is only not needed. */
const patienceMs = 15_000;

/** Sends the form in the browser's place, until the page is left or all is over; null: the browser is to do it. */
export type TakeForm = (form: HTMLFormElement) => Promise<void> | null;

/** Lets the form of this button be sent only once at a time; true while it is being sent. */
export function useSendOnce(button: RefObject<HTMLButtonElement | null>, take: TakeForm = leaveIt): boolean {
  const [phase, setPhase] = useState<'idle' | 'left' | 'taken'>('idle');
  const taking = useRef(take);
  taking.current = take;

  useEffect(() => {
    const form = button.current?.form;
    if (!form) return;
    let busySince = Number.NEGATIVE_INFINITY;
    const rest = () => {
      busySince = Number.NEGATIVE_INFINITY;
      setPhase('idle');
    };
    const onSubmit = (event: SubmitEvent) => {
      if (event.timeStamp - busySince < patienceMs) return event.preventDefault();
      const taken = taking.current(form);
      busySince = taken === null ? event.timeStamp : Number.POSITIVE_INFINITY;
      setPhase(taken === null ? 'left' : 'taken');
      if (taken === null) return;
      event.preventDefault();
      taken.then(rest, rest);
    };
    form.addEventListener('submit', onSubmit);
    // Also when the page comes back out of the browser's memory.
    window.addEventListener('pageshow', rest);
    return () => {
      form.removeEventListener('submit', onSubmit);
      window.removeEventListener('pageshow', rest);
    };
  }, [button]);

  useEffect(() => {
    if (phase !== 'left') return;
    const timer = setTimeout(() => setPhase('idle'), patienceMs);
    return () => clearTimeout(timer);
  }, [phase]);

  return phase !== 'idle';
}

function leaveIt(): null {
  return null;
}
