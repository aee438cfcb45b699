import { type RefObject, useEffect } from 'react';
import { createBurst } from './read-burst';

/**
 * Brings what a keyboard scanner types anywhere on the page into the field, and sends its form. What it has typed into
 * another field on the way is taken out again.
 */
export function useWedge(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const burst = createBurst();
    let restore = () => {};
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const scanned = burst.press(event.key, event.timeStamp);
      const { target } = event;
      if (burst.length() === 1) restore = () => {};
      if (burst.length() === 1 && target instanceof HTMLInputElement) {
        const { value } = target;
        restore = () => {
          target.value = value;
        };
      }
      const { current } = field;
      if (scanned === null || current === null) return;
      // Or it would press the button, or follow the link, that happens to have the focus.
      event.preventDefault();
      restore();
      current.value = scanned;
      current.form?.requestSubmit();
    };
    // Before anything on the page acts on the key.
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, [field]);
}
