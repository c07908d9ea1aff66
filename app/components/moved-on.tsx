import { useLang, useT, type Values } from '#app/platform/i18n/messages';
import type { FormResult } from './field';
import { uiMessages } from './messages';

/** Names of codes, numbers and ids are nothing that somebody wrote. */
const isWritten = (value: string): boolean => value.trim() !== '' && !/^[\w.:+-]*$/.test(value);

/** What is said of a form whose page can no longer be shown: where to look, and what the person had written. */
export type MovedOn = NonNullable<FormResult> & { to: string | null; labels?: Record<string, string> };

/** What somebody wrote in a form that could not be taken, to be copied. */
export function OwnText({ sent, labels }: Pick<MovedOn, 'sent' | 'labels'>) {
  const t = useT(uiMessages);
  const texts = Object.entries(sent).flatMap(([name, values]) => values.filter(isWritten).map((value) => ({ name, value })));
  if (texts.length === 0) return null;
  return (
    <section aria-labelledby="own-text">
      <h2 id="own-text" className="mb-3">{t('movedOn.yours')}</h2>
      {texts.map(({ name, value }) => <div key={`${name}:${value}`} className="notice mb-3">{labels?.[name] && <p className="meta">{labels[name]}</p>}<p className="kept-lines">{value}</p></div>)}
    </section>
  );
}

/** Says that somebody else was first, so that nothing was saved; gives the person's own text back, and leads to how things stand. */
export function MovedOnPage({ to, sent, issues, labels }: MovedOn) {
  const t = useT(uiMessages);
  const lang = useLang();
  const said = issues.filter(({ code }) => code !== 'conflict' && t.has(`error.${code}`));
  return (
    <div className="wrap-narrow stack">
      <div role="alert" className="stack">
        <h1>{t('movedOn.title')}</h1>
        <p className="lead">{t('movedOn.body')}</p>
        {said.map(({ field, code, values }) => <p key={`${field}:${code}`}>{t.at(`error.${code}`, { max: 0, ...values } as Values)}</p>)}
      </div>
      <OwnText sent={sent} labels={labels} />
      <p><a className="btn" href={to ?? `/${lang}/desk`}>{t(to ? 'movedOn.see' : 'movedOn.desk')}</a></p>
    </div>
  );
}
