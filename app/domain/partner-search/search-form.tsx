import { Choices, ErrorSummary, Field, type FormResult, Select, TextArea } from '#app/components/field';
import { partnerMessages } from '#app/domain/partners/messages';
import { PARTNER_KINDS } from '#app/domain/partners/partner.type';
import { LANGUAGE_NAMES, LANGUAGES } from '#app/platform/i18n/languages';
import { useLang, useT } from '#app/platform/i18n/messages';
import { partnerSearchMessages } from './messages';
import type { OtherSearch } from './partner-search.type';

/** What an organisation looks for. After somebody else's save their text is shown too, and the next save goes on from it. */
export function SearchForm({ result, search, theirs }: { result: FormResult; search: OtherSearch | null; theirs: OtherSearch | null }) {
  const t = useT(partnerSearchMessages);
  const kinds = useT(partnerMessages);
  const lang = useLang();
  const base = theirs ?? search;
  const labels = { text: t('desk.text'), lang: t('desk.lang'), kinds: t('desk.kinds'), until: t('desk.until') };
  return (
    <form method="post" noValidate>
      <ErrorSummary result={result} labels={labels} />
      {theirs && <div className="notice"><p>{t('desk.theirs')}</p><p className="kept-lines" lang={theirs.lang}>{theirs.text}</p></div>}
      <input type="hidden" name="base" value={base ? base.lock : 'none'} />
      <TextArea name="text" label={labels.text} result={result} value={search?.text} rows={7} maxLength={3000} />
      <Select name="lang" label={labels.lang} result={result} value={search?.lang ?? lang} options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))} />
      <Choices name="kinds" type="checkbox" inline label={labels.kinds} hint={t('desk.kindsHint')} result={result} values={search?.kinds} optional options={PARTNER_KINDS.map((value) => ({ value, label: kinds.at(`kind.${value}`) }))} />
      <Field name="until" type="date" label={labels.until} result={result} value={search?.until} width="short" />
      <p className="button-row"><button type="submit" className="btn">{t(search ? 'desk.save' : 'desk.begin')}</button></p>
    </form>
  );
}
