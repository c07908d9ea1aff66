import { formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { progressMessages } from './messages';
import type { Stopped } from './stopped.server';
import './progress.css';

type Props = { stopped: Stopped[]; inAll: number; failures: number };

/** What was stopped and why, in the words of those who stopped it. */
export function StoppedList({ stopped, inAll, failures }: Props) {
  const t = useT(progressMessages);
  const lang = useLang();
  const marked = (written: string) => (written === lang ? undefined : written);
  return (
    <>
      <p className="progress-note">{inAll === 0 ? t('public.stoppedNone') : t('public.stoppedLead')}</p>
      <ul className="stopped-list">
        {stopped.map(({ slug, title, lang: written, on, reason, reasonLang }) => (
          <li key={slug}>
            <h3><a href={`/${lang}/pilots/${slug}`} lang={marked(written)}>{title}</a></h3>
            {reason && <p lang={marked(reasonLang)}>{reason}</p>}
            <p className="meta">{formatDate(lang, on)}</p>
          </li>
        ))}
      </ul>
      {(inAll > 0 || failures > 0) && (
        <p className="stopped-more">
          {inAll > 0 && <a href={`/${lang}/pilots?status=stopped`}>{t('public.stoppedAll', { count: inAll })}</a>}
          {failures > 0 && <a href={`/${lang}/practices?outcome=did-not-work`}>{t('public.failures', { count: failures })}</a>}
        </p>
      )}
    </>
  );
}
