import { Select } from '#app/components/field';
import type { Change, Piece } from '#app/domain/shared/changes';
import { ChangedText } from '#app/domain/shared/changed-text';
import { formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { practiceMessages } from './messages';
import type { PracticeVersion } from './practice-reading.type';
import './practice-page.css';

type Props = {
  practice: { slug: string; title: string; lang: string };
  versions: PracticeVersion[];
  from: number | null;
  to: number | null;
  changes: { lang: string; parts: { name: string; label: string; change: Change; pieces: Piece[] }[] } | null;
};

/** The versions that readers could see, and word for word what is otherwise in one of them than in another. */
export function VersionsView({ practice, versions, from, to, changes }: Props) {
  const t = useT(practiceMessages);
  const lang = useLang();
  const other = (written: string) => (written === lang ? undefined : written);
  const nameOf = ({ number, at }: PracticeVersion) => t('versions.one', { number, at: formatDate(lang, at) });
  const options = versions.map((version) => ({ value: String(version.number), label: nameOf(version) }));
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta"><a href={`/${lang}/practices/${practice.slug}`} lang={other(practice.lang)}>{practice.title}</a></p>
        <h1>{t('versions.title')}</h1>
        <p className="lead">{t('versions.lead')}</p>
      </header>
      <ol className="practice-versions">
        {[...versions].reverse().map((version, i) => <li key={version.number}>{nameOf(version)}{i === 0 && ` · ${t('versions.newest')}`}</li>)}
      </ol>
      {versions.length < 2 ? <p>{t('versions.only')}</p> : (
        <form method="get" className="practice-compare">
          <Select name="from" label={t('versions.from')} options={options} value={String(from ?? '')} />
          <Select name="to" label={t('versions.to')} options={options} value={String(to ?? '')} />
          <button type="submit" className="btn">{t('versions.compare')}</button>
        </form>
      )}
      {from !== null && to !== null && versions.length > 1 && (
        <section aria-labelledby="changes">
          <h2 id="changes" className="section-head">{t('versions.changes', { from, to })}</h2>
          {!changes || changes.parts.length === 0 ? <p>{t('versions.same')}</p> : <p className="meta">{t('versions.legend')}</p>}
          {changes?.parts.map(({ name, label, change, pieces }) => (
            <section key={name} aria-labelledby={`c-${name}`} className="practice-change">
              <h3 id={`c-${name}`}>{label} <span className="tag">{t(`versions.change.${change}`)}</span></h3>
              {change === 'rewritten'
                ? <div className="practice-rewritten"><div><h4>{t('versions.before')}</h4><ChangedText pieces={pieces} side="before" lang={other(changes.lang)} /></div><div><h4>{t('versions.now')}</h4><ChangedText pieces={pieces} side="now" lang={other(changes.lang)} /></div></div>
                : <ChangedText pieces={pieces} lang={other(changes.lang)} />}
            </section>
          ))}
        </section>
      )}
    </div>
  );
}
