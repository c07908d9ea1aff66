import { ErrorSummary, Field, type FormResult, fieldValues } from '#app/components/field';
import { useT } from '#app/platform/i18n/messages';
import { portfolioMessages } from './messages';
import type { SavedView } from './saved-views.type';

/** The name of a view and who sees it. */
export function ViewForm({ view, result }: { view?: SavedView; result: FormResult }) {
  const t = useT(portfolioMessages);
  const shared = fieldValues(result, 'shared', view?.shared ? ['yes'] : []).includes('yes');
  return (
    <form method="post">
      <ErrorSummary result={result} labels={{ name: t('views.name') }} />
      <Field name="name" label={t('views.name')} value={view?.name} result={result} />
      <label className="choice field">
        <input type="checkbox" name="shared" value="yes" defaultChecked={shared} />
        <span>{t('views.share')}</span>
      </label>
      <button type="submit" className="btn">{t('views.save')}</button>
    </form>
  );
}
