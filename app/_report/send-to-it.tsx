import type { Dictionary } from '../../lib/i18n/dictionary';
import type { Company } from '../../lib/sites/site';
import { Icon } from '../_parts/icon';
import { mailHref } from './mail-href';
import { ShareActions } from './share-actions';
import type { Message } from './write-report';

interface SendToItProps {
  readonly t: Dictionary;
  readonly support: Company['support'];
  readonly message: Message;
  /** Something is wrong for certain: nobody should have to look for this. */
  readonly isWanted: boolean;
}

/** All that IT will ask, written down and on its way in two taps. */
export function SendToIt({ t, support, message, isWanted }: SendToItProps) {
  const { title, quiet, sentence } = t.report;
  const actions = (
    <>
      <p className={isWanted ? 'mt-1' : ''}>{sentence}</p>
      <ShareActions
        message={message}
        mailHref={mailHref(support.email, message)}
        canPrint={false}
        words={shareWords(t)}
      />
    </>
  );
  if (!isWanted) {
    return (
      <details className="card px-5">
        <summary className="flex min-h-14 items-center gap-2 py-2 font-semibold text-link">
          <Icon name="mail" className="size-5" />
          {quiet}
        </summary>
        <div className="pb-4">{actions}</div>
      </details>
    );
  }
  return (
    <section className="card p-5">
      <h2 className="font-bold text-xl">{title}</h2>
      {actions}
    </section>
  );
}

/** The words of {@link ShareActions}: texts only, for functions do not cross to the browser. */
export function shareWords({ report }: Dictionary) {
  const { mail, share, copy, copied, print, failed, text } = report;
  return { mail, share, copy, copied, print, failed, text };
}
