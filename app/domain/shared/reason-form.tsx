import { type FormResult, TextArea } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { useT } from '#app/platform/i18n/messages';

/** A form that asks why, with one button that does it and a way back. `hidden`: what it sends besides, e.g. what shall be. */
export function ReasonForm({ label, button, back, result, optional, quiet, hidden = {} }: { label: string; button: string; back: string; result: FormResult; optional?: boolean; /** What it does harms nothing */ quiet?: boolean; hidden?: Record<string, string> }) {
  const t = useT(uiMessages);
  return (
    <form method="post">
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <TextArea name="reason" label={label} rows={4} result={result} optional={optional} />
      <div className="button-row">
        <button type="submit" className={quiet ? 'btn' : 'btn-danger'}>{button}</button>
        <a href={back} className="btn-secondary">{t('cancel')}</a>
      </div>
    </form>
  );
}
