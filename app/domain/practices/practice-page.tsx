import type { ReactNode } from 'react';
import { LanguageNotice } from '#app/components/language-notice';
import { Prose } from '#app/components/prose';
import { StatusTag, ThemeTags } from '#app/components/tags';
import { DocumentLinks } from '#app/domain/shared/document-links';
import { Thread } from '#app/domain/shared/thread';
import { formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { type Chapter, chaptersOf } from './chapters';
import { practiceMessages } from './messages';
import { Glance } from './practice-glance';
import { PracticePictures } from './practice-pictures';
import type { PracticePage } from './practice-reading.type';
import './practice-page.css';

type Props = {
  practice: PracticePage;
  goals: string[];
  /** What changed since a version that the reader knows */
  since?: ReactNode;
  /** For those who edit it, or collect it */
  actions?: ReactNode;
  /** Its indicators, drawn */
  figures?: ReactNode;
  /** What its assessor judged */
  assessment?: ReactNode;
  /** Where it went: chapters of their own, each a section with a heading of the second level */
  travel?: ReactNode;
  questions?: ReactNode;
  search?: ReactNode;
};

const useOther = () => {
  const page = useLang();
  return (lang: string) => (lang === page ? undefined : lang);
};

function Head({ practice, since, actions }: Pick<Props, 'practice' | 'since' | 'actions'>) {
  const t = useT(practiceMessages);
  const lang = useLang();
  const other = useOther();
  const { outcome } = practice;
  return (
    <header className="page-head practice-head">
      <div className="tags">
        {outcome && <StatusTag label={t(`outcome.${outcome}`)} tone={outcome === 'worked' ? 'success' : 'warning'} />}
        <ThemeTags themes={practice.themes} hrefOf={(theme) => `/${lang}/themes/${theme}`} />
      </div>
      <h1 lang={other(practice.lang)}>{practice.title}</h1>
      <LanguageNotice lang={practice.lang} state={practice.translation} />
      <p className="lead practice-summary" lang={other(practice.lang)}>{practice.summary}</p>
      {outcome === 'did-not-work' && <p className="practice-honest">{t('page.honest')}</p>}
      {actions}
      {since}
      <Glance practice={practice} />
    </header>
  );
}

/** The reader's questions as the way into the page. */
function Contents({ chapters, further }: { chapters: Chapter[]; further: [string, string][] }) {
  const t = useT(practiceMessages);
  return (
    <nav aria-labelledby="contents" className="practice-contents">
      <h2 id="contents" className="sr-only">{t('page.contents')}</h2>
      <ol>
        {chapters.map(({ key, parts }) => (
          <li key={key}>
            <a href={`#${key}`}>{t.at(`chapter.${key}`)}</a>
            <ul>{parts.map((name) => <li key={name}><a href={`#${name}`}>{t.at(`field.${name}`)}</a></li>)}</ul>
          </li>
        ))}
      </ol>
      {further.length > 0 && <ul className="practice-further">{further.map(([id, title]) => <li key={id}><a href={`#${id}`}>{title}</a></li>)}</ul>}
    </nav>
  );
}

function ChapterPart({ practice, name }: { practice: PracticePage; name: string }) {
  const t = useT(practiceMessages);
  return (
    <section aria-labelledby={name} className={`practice-part practice-part-${name}`}>
      <h3 id={name}>{t.at(`field.${name}`)}</h3>
      <Prose html={practice.parts[name] ?? ''} lang={practice.lang} />
    </section>
  );
}

/** What the author answers to the five criteria that every practice is judged by. */
function Criteria({ practice }: { practice: PracticePage }) {
  const t = useT(practiceMessages);
  const other = useOther();
  if (practice.criteria.length === 0) return null;
  return (
    <section aria-labelledby="criteria" className="practice-part">
      <h3 id="criteria">{t('page.criteria')}</h3>
      <dl className="practice-criteria">
        {practice.criteria.map(({ criterion, text }) => (
          <div key={criterion}>
            <dt>{t(`field.criterion.${criterion}`)}</dt>
            <dd className="kept-lines" lang={other(practice.lang)}>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Contacts({ practice }: { practice: PracticePage }) {
  const t = useT(practiceMessages);
  const lang = useLang();
  const other = useOther();
  const path = `/${lang}/practices/${practice.slug}/contact`;
  return (
    <section aria-labelledby="contacts" className="practice-chapter">
      <h2 id="contacts" className="section-head">{t('page.contacts')}</h2>
      <p>{t('page.contactsLead')}</p>
      <ul className="practice-contacts">
        {practice.contacts.map(({ id, role, lang: written, partner }) => (
          <li key={id}>
            <p lang={other(written)} className="practice-role">{role}</p>
            <p><a href={`/${lang}/partners/${partner.slug}`} lang={other(partner.lang)}>{partner.name}</a></p>
            <p><a href={`${path}?to=${id}`}>{t('page.write')}<span className="sr-only">: {role}, {partner.name}</span></a></p>
          </li>
        ))}
      </ul>
      {practice.contacts.length === 0 && <p><a className="btn-secondary" href={path}>{t('page.write')}</a></p>}
    </section>
  );
}

function About({ practice, goals }: Pick<Props, 'practice' | 'goals'>) {
  const t = useT(practiceMessages);
  const lang = useLang();
  const other = useOther();
  const newest = practice.versions.at(-1);
  return (
    <section aria-labelledby="about" className="practice-chapter">
      <h2 id="about" className="section-head">{t('page.about')}</h2>
      <dl className="facts">
        {practice.pilots.length > 0 && (
          <div><dt>{t('page.from')}</dt><dd><ul>{practice.pilots.map(({ slug, title, lang: written }) => <li key={slug}><a href={`/${lang}/pilots/${slug}`} lang={other(written)}>{title}</a></li>)}</ul></dd></div>
        )}
        {goals.length > 0 && <div><dt>{t('field.sdgTargets')}</dt><dd><ul>{goals.map((goal) => <li key={goal}>{goal}</li>)}</ul></dd></div>}
        <div><dt>{t('page.dates')}</dt><dd>{t('page.published', { at: formatDate(lang, practice.publishedAt) })} · {t('page.updated', { at: formatDate(lang, practice.updatedAt) })}</dd></div>
        {newest && <div><dt>{t('page.version')}</dt><dd><a href={`/${lang}/practices/${practice.slug}/versions`}>{t('page.versions', { count: practice.versions.length })}</a></dd></div>}
      </dl>
      {practice.timeline.length > 0 && <div className="practice-thread"><h3>{t('page.timeline')}</h3><Thread steps={practice.timeline} /></div>}
    </section>
  );
}

/** A practice as readers see it: their questions one after the other, then where it went and whom to ask. */
export function PracticeView({ practice, goals, since, actions, figures, assessment, travel, questions, search }: Props) {
  const t = useT(practiceMessages);
  const chapters = chaptersOf(practice.outcome, practice.parts);
  const further: [string, string, boolean][] = [
    ['travel', t('page.travel'), Boolean(travel)],
    ['materials', t('field.documents'), practice.documents.length > 0],
    ['contacts', t('page.contacts'), true],
    ['about', t('page.about'), true],
  ];
  return (
    <article className={`wrap practice practice-${practice.outcome ?? 'worked'}`}>
      <Head practice={practice} since={since} actions={actions} />
      <PracticePictures pictures={practice.pictures.slice(0, 1)} lead />
      <Contents chapters={chapters} further={further.flatMap(([id, title, there]): [string, string][] => (there ? [[id, title]] : []))} />
      {chapters.map(({ key, parts }, i) => (
        <section key={key} aria-labelledby={key} className="practice-chapter">
          <h2 id={key} className="section-head">{t.at(`chapter.${key}`)}</h2>
          <div className="practice-parts">{parts.map((name) => <ChapterPart key={name} practice={practice} name={name} />)}</div>
          {i === 0 && <PracticePictures pictures={practice.pictures.slice(1)} />}
          {key === 'proof' && <>{figures}{assessment || <Criteria practice={practice} />}</>}
        </section>
      ))}
      {travel && <div className="practice-slot">{travel}</div>}
      {practice.documents.length > 0 && (
        <section aria-labelledby="materials" className="practice-chapter">
          <h2 id="materials" className="section-head">{t('field.documents')}</h2>
          <DocumentLinks documents={practice.documents} />
        </section>
      )}
      {search && <div className="practice-slot">{search}</div>}
      {questions && <div className="practice-slot">{questions}</div>}
      <Contacts practice={practice} />
      <About practice={practice} goals={goals} />
    </article>
  );
}
