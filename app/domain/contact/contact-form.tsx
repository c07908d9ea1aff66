import { ErrorSummary, Field, type FormResult, TextArea } from '#app/components/field';
import { useT } from '#app/platform/i18n/messages';
import { contactMessages } from './messages';

/** A message with a name and an address to answer to. `keptDays` says how long it stays here; `action` is the page that takes it, this one unless said. */
export function ContactForm({ result, sender, keptDays, action }: { result?: FormResult; sender?: string; keptDays: number; action?: string }) {
  const t = useT(contactMessages);
  return (
    <form method="post" action={action} noValidate>
      <ErrorSummary result={result} labels={{ name: t('name'), email: t('email'), message: t('message') }} />
      <Field name="name" label={t('name')} result={result} value={sender} autoComplete="name" maxLength={120} />
      <Field name="email" type="email" label={t('email')} hint={t('emailHint')} result={result} autoComplete="email" maxLength={254} />
      <TextArea name="message" label={t('message')} result={result} rows={7} maxLength={5000} />
      <p className="meta">{t('kept', { days: keptDays })}</p>
      <p className="button-row"><button className="btn" type="submit">{t('send')}</button></p>
    </form>
  );
}
