import { formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { roundMessages } from './messages';
import './rounds.css';

/** What is to be done before a round can start, in order. */
export function RoundPreparation({ id, dueOn, repeats, questions, incomplete, asked }: { id: string; dueOn: string; repeats: boolean; questions: number; incomplete: number; asked: number }) {
  const t = useT(roundMessages);
  const lang = useLang();
  const at = `/${lang}/desk/rounds/${id}`;
  const steps = [
    { href: `${at}/edit`, label: t('prepare.basics'), said: [t('due.on', { date: formatDate(lang, dueOn) }), ...(repeats ? [t('list.repeats')] : [])].join(' · ') },
    { href: `${at}/questions`, label: t('prepare.questions'), said: [t('list.questions', { count: questions }), ...(incomplete > 0 ? [t('prepare.incomplete', { count: incomplete })] : [])].join(' · ') },
    { href: `${at}/preview`, label: t('prepare.preview'), said: t('prepare.asked', { count: asked }) },
  ];
  return (
    <>
      <p className="lead">{t('prepare.lead')}</p>
      <ol className="question-list">
        {steps.map(({ href, label, said }) => (
          <li key={href}>
            <div>
              <p className="report-name"><a href={href}>{label}</a></p>
              <p className="meta">{said}</p>
            </div>
          </li>
        ))}
      </ol>
      <div className="button-row">
        <a className="btn" href={`${at}/preview`}>{t('prepare.open')}</a>
        <a className="btn-secondary" href={`${at}/delete`}>{t('delete.open')}</a>
      </div>
    </>
  );
}
