import { formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import type { PublicFollowUp } from './follow-up.type';
import { followUpMessages } from './messages';
import './follow-ups.css';

/** What became of a pilot after its end, in its organisation's words, the earliest answer first. */
export function Afterwards({ answers, heading: Heading = 'h3' }: { answers: PublicFollowUp[]; heading?: 'h2' | 'h3' }) {
  const t = useT(followUpMessages);
  const page = useLang();
  const marked = (lang: string) => (lang === page ? undefined : lang);
  return (
    <ol className="afterwards">
      {answers.map(({ id, months, outcome, reason, lang, at, by }) => (
        <li key={id} className={`afterwards-${outcome}`}>
          <p className="meta">{t('after', { months })}</p>
          <Heading>{t(`outcome.${outcome}`)}</Heading>
          {reason && <p className="kept-lines" lang={marked(lang)}>{reason}</p>}
          <p className="meta">
            {by ? <>{by.slug ? <a href={`/${page}/partners/${by.slug}`} lang={marked(by.lang)}>{by.name}</a> : <span lang={marked(by.lang)}>{by.name}</span>}, <time dateTime={at}>{formatDate(page, at)}</time></> : t('page.anonymous', { day: formatDate(page, at) })}
          </p>
        </li>
      ))}
    </ol>
  );
}
