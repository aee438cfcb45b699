import type { Dictionary } from '../../../lib/i18n/dictionary';
import type { Company } from '../../../lib/sites/site';
import { CompanyLogo } from '../../_parts/company-logo';
import { HostIdText } from '../../_parts/host-id-text';
import { mailHref } from '../../_report/mail-href';
import { shareWords } from '../../_report/send-to-it';
import { ShareActions } from '../../_report/share-actions';
import { type ReceiptFacts, receiptLines, writeReceipt } from '../../_report/write-receipt';

interface ReceiptProps {
  readonly t: Dictionary;
  readonly company: Company;
  readonly facts: ReceiptFacts;
}

/** What was done here, to be shown, sent or printed; on paper it is all that is left of the page (`globals.css`). */
export function Receipt({ t, company, facts }: ReceiptProps) {
  const { title } = t.report.receipt;
  const message = writeReceipt(t, facts);
  return (
    <section data-receipt className="card p-5" aria-label={title}>
      <div className="mb-4 hidden print:block">
        <CompanyLogo company={company} />
        <p>{company.productName}</p>
      </div>
      {facts.mark !== null && <p className="font-bold text-lg">{facts.mark}</p>}
      <h2 className="font-bold text-xl">{title}</h2>
      <dl className="mt-3 divide-y divide-line">
        {receiptLines(t, facts).map(({ name, value, isId }) => (
          <div key={name} className="py-2.5">
            <dt className="text-quiet text-sm">{name}</dt>
            <dd className="wrap-anywhere font-semibold">{isId ? <HostIdText hostId={value} /> : <bdi>{value}</bdi>}</dd>
          </div>
        ))}
      </dl>
      <div className="print:hidden">
        <ShareActions message={message} mailHref={mailHref(null, message)} canPrint words={shareWords(t)} />
      </div>
    </section>
  );
}
