import { ThemeTags } from '#app/components/tags';
import { IMPACT_KEYS, THEMES } from '#app/domain/shared/themes';
import { formatNumber } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { searchOf } from './crossing';
import { useThemeNames } from './crossing-words';
import type { Crossing } from './crossing.type';
import { crossingMessages } from './messages';
import './crossing.css';

/** The pilots in review that a coordinator counts along, each a link to the desk. */
export function SubmittedPilots({ filters, submitted }: { filters: Crossing['filters']; submitted: NonNullable<Crossing['submitted']> }) {
  const t = useT(crossingMessages);
  const lang = useLang();
  const names = useThemeNames();
  const { choice, count, listed, isCut } = submitted;
  return (
    <section aria-labelledby="submitted" className="mt-12">
      <div className="section-head">
        <h2 id="submitted">{t('submitted.title')}</h2>
        {choice && <a href={`${searchOf(filters, true)}#submitted`}>{t('submitted.all')}</a>}
      </div>
      <p>{filters.status ? t('submitted.noState') : t('submitted.count', { count })}{choice && count > 0 && `. ${t('submitted.chosen')}`}</p>
      {isCut && <p className="meta">{t('submitted.isCut')}</p>}
      {listed.length < count && <p className="meta">{t('submitted.listed', { count: formatNumber(lang, listed.length) })}</p>}
      <ul className="mt-4">
        {listed.map(({ id, title, lang: written, matrix }) => {
          const weakens = THEMES.filter((theme) => matrix[IMPACT_KEYS[theme]] === -1);
          return (
            <li key={id} className="crossing-waits">
              <a href={`/${lang}/desk/pilots/${id}`} lang={title ? written : undefined}>{title || t('submitted.untitled')}</a>
              <ThemeTags themes={THEMES.filter((theme) => matrix[IMPACT_KEYS[theme]] === 1)} />
              {weakens.length > 0 && <span className="meta">{t('submitted.weakens', { themes: names(weakens).toLowerCase() })}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
