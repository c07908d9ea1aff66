import { useLang, useT } from '#app/platform/i18n/messages';
import { peopleMessages } from './messages';
import './people.css';

/** Who is not in the list and how to reach them; how many more members see, and how one gets into the list oneself. */
export function PeopleNotes({ hidden, most, isMember }: { hidden: number; most: number; isMember: boolean }) {
  const t = useT(peopleMessages);
  const lang = useLang();
  return (
    <div className="wrap">
      <aside className="people-notes" aria-label={t('listed.about')}>
        <p>{t('listed.notListed')} {t('listed.reach')}</p>
        {hidden > 0 && (
          <p>
            {t(hidden > most ? 'listed.hiddenMany' : 'listed.hidden', { count: Math.min(hidden, most) })}{' '}
            <a href={`/${lang}/sign-in?to=${encodeURIComponent(`/${lang}/people`)}`}>{t('listed.signIn')}</a>{' · '}
            <a href={`/${lang}/join`}>{t('listed.join')}</a>
          </p>
        )}
        {isMember && <p>{t('listed.own')} <a href={`/${lang}/account`}>{t('listed.ownAction')}</a></p>}
      </aside>
    </div>
  );
}
