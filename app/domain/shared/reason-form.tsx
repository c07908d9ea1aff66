import { type FormResult, TextArea } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { useT } from '#app/platform/i18n/messages';

/** A form that asks why, with one button that does it and a way back. */
export function ReasonForm({ label, button, back, result, optional }: { label: string; button: string; back: string; result: FormResult; optional?: boolean }) {
  const t = useT(uiMessages);
  return (
    <form method="post">
      <TextArea name="reason" label={label} rows={4} result={result} optional={optional} />
      <div className="button-row">
        <button type="submit" className="btn-danger">{button}</button>
        <a href={back} className="btn-secondary">{t('cancel')}</a>
      </div>
    </form>
  );
}
