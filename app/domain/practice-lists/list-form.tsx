import { ErrorSummary, Field, type FormResult, TextArea } from '#app/components/field';
import { useT } from '#app/platform/i18n/messages';
import { practiceListMessages } from './messages';

type Said = { name: string; note: string };

/** A list's name and what it is for. `base`: how many saves it started from, for one that exists. */
export function ListForm({ result, list, base, theirs, button }: { result: FormResult; list?: Said; base?: number; theirs?: Said | null; button: string }) {
  const t = useT(practiceListMessages);
  return (
    <form method="post" noValidate>
      <ErrorSummary result={result} labels={{ name: t('form.name'), note: t('form.note') }} />
      {theirs && <div className="notice"><p>{t('form.theirs')}</p><p className="font-semibold">{theirs.name}</p><p className="kept-lines">{theirs.note}</p></div>}
      {base !== undefined && <input type="hidden" name="base" value={base} />}
      <Field name="name" label={t('form.name')} result={result} value={list?.name} maxLength={120} />
      <TextArea name="note" label={t('form.note')} optional result={result} value={list?.note} rows={3} maxLength={2000} />
      <p className="button-row"><button type="submit" className="btn">{button}</button></p>
    </form>
  );
}

/** The note that a form would have replaced without showing it. */
export function OtherNoteNotice({ note }: { note: string }) {
  const t = useT(practiceListMessages);
  return <div className="notice"><p>{t('collect.theirs')}</p><p className="kept-lines">{note || '–'}</p></div>;
}
