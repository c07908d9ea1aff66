import { ErrorSummary, type FormResult, type Option, Select, TextArea } from '#app/components/field';
import { LANGUAGE_NAMES, LANGUAGES } from '#app/platform/i18n/languages';
import { useLang, useT } from '#app/platform/i18n/messages';
import { partnerSearchMessages } from './messages';

/** An answer to a search for partners. `lead`: who will read it. */
export function OfferForm({ result, organisations, lead }: { result: FormResult; organisations: Option[]; lead: string }) {
  const t = useT(partnerSearchMessages);
  const lang = useLang();
  const labels = { text: t('answer.text'), lang: t('answer.lang'), organisation: t('answer.organisation') };
  return (
    <form method="post" noValidate>
      <p className="mb-6">{t('answer.lead', { lead })}</p>
      <ErrorSummary result={result} labels={labels} />
      <TextArea name="text" label={labels.text} result={result} rows={7} maxLength={3000} />
      <Select name="lang" label={labels.lang} result={result} value={lang} options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))} />
      {organisations.length > 0 && <Select name="organisation" label={labels.organisation} result={result} value={organisations[0]?.value} options={organisations} empty={t('answer.self')} />}
      <p className="button-row"><button type="submit" className="btn">{t('answer.send')}</button></p>
    </form>
  );
}

type Own = { text: string; lang: string; sentAt: string; reply: string | null; repliedAt: string | null };

/** What the member wrote, and what came back. */
export function OwnOffer({ offer }: { offer: Own }) {
  const t = useT(partnerSearchMessages);
  return (
    <div className="stack">
      <section aria-labelledby="own-offer">
        <h2 id="own-offer">{t('answer.sent', { at: offer.sentAt })}</h2>
        <p className="kept-lines" lang={offer.lang}>{offer.text}</p>
      </section>
      {offer.reply === null ? <p>{t('answer.waits')}</p> : (
        <section aria-labelledby="own-reply">
          <h2 id="own-reply">{t('answer.reply', { at: offer.repliedAt ?? '' })}</h2>
          <p className="kept-lines">{offer.reply}</p>
        </section>
      )}
    </div>
  );
}
