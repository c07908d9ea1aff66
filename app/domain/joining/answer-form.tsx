import { useT } from '#app/platform/i18n/messages';
import { joiningMessages } from './messages';

/** The representative's yes or no, as two buttons. */
export function AnswerForm({ action, name, organisation }: { action?: string; name: string; organisation: string }) {
  const t = useT(joiningMessages);
  return (
    <form method="post" action={action}>
      <p>{t('answer.body', { name, organisation })}</p>
      <div className="button-row">
        <button type="submit" name="answer" value="yes" className="btn">{t('answer.yes', { name })}</button>
        <button type="submit" name="answer" value="no" className="btn-secondary">{t('answer.no')}</button>
      </div>
    </form>
  );
}
