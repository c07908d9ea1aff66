import { formatMoment } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { joiningMessages } from './messages';

type Theirs = { state?: string; by?: string | null; at?: string | Date | null };

/** Told to whoever came second: who decided, when, and that nothing was changed. */
export function DecidedNotice({ theirs, id }: { theirs: unknown; id: string }) {
  const t = useT(joiningMessages);
  const lang = useLang();
  const { state, by, at } = (theirs ?? {}) as Theirs;
  return (
    <div className="notice notice-warning" role="alert">
      <h2>{t('conflict.title')}</h2>
      <p>
        {state && state !== 'pending' && at
          ? t('conflict.body', { by: by ?? t('one.someone'), state, at: formatMoment(lang, at) })
          : t('conflict.other')}
      </p>
      <p><a href={`/${lang}/desk/applications/${id}`}>{t('conflict.open')}</a></p>
    </div>
  );
}
