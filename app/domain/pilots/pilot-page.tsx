import type { ReactNode } from 'react';
import { LanguageNotice } from '#app/components/language-notice';
import { uiMessages } from '#app/components/messages';
import { Prose } from '#app/components/prose';
import { ThemeTags } from '#app/components/tags';
import { Timeline } from '#app/components/timeline';
import { followUpMessages } from '#app/domain/follow-ups/messages';
import { indicatorMessages } from '#app/domain/indicators/messages';
import { sharedMessages } from '#app/domain/shared/messages';
import { formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { ImpactMatrix } from './impact-matrix';
import { pilotMessages } from './messages';
import { Cite } from './pilot-cite';
import { Facts, KeyFacts } from './pilot-facts';
import { Goals } from './pilot-goals';
import { Money } from './pilot-money';
import { Partners } from './pilot-partners';
import { PilotPicture } from './pilot-picture';
import type { Citation, PilotPage, RelatedPilot } from './pilot-reading.type';
import { RelatedPilots } from './pilot-related';
import { Section, useOther } from './pilot-section';
import { PilotStatus } from './pilot-status';
import './pilot-page.css';

type Props = {
  pilot: PilotPage;
  /** Offer to write to the lead */
  contact?: boolean;
  /** The plan beside what became of it */
  plan?: ReactNode;
  /** What it measured, drawn; nothing while no figure is accepted */
  indicators?: ReactNode;
  /** What its lead said became of it after its end */
  afterwards?: ReactNode;
  /** What was begun from it, e.g. practices */
  begun?: ReactNode;
  related?: RelatedPilot[];
  citation?: Citation;
};

function Head({ pilot }: Pick<Props, 'pilot'>) {
  const lang = useLang();
  const other = useOther();
  return (
    <header className="page-head">
      <div className="tags">
        <PilotStatus state={pilot.state} />
        <ThemeTags themes={pilot.themes} hrefOf={(theme) => `/${lang}/pilots?theme=${theme}`} />
      </div>
      <h1 lang={other(pilot.lang)} className="pilot-title">{pilot.title}</h1>
      <LanguageNotice lang={pilot.lang} state={pilot.textState} />
      <p className="lead pilot-summary" lang={other(pilot.lang)}>{pilot.summary}</p>
      <KeyFacts pilot={pilot} />
    </header>
  );
}

/** Links to the parts that follow the story; only those that are there. */
function Contents({ pilot, plan, indicators, afterwards, related = [], citation }: Props) {
  const t = useT(pilotMessages);
  const measures = useT(indicatorMessages);
  const after = useT(followUpMessages);
  const parts: [string, string, boolean][] = [
    ['matrix', t('group.impact'), true],
    ['indicators', measures('page.title'), Boolean(indicators)],
    ['plan', t('page.plan'), Boolean(plan)],
    ['afterwards', after('page.title'), Boolean(afterwards)],
    ['money', t('page.money'), pilot.budgetTotal + pilot.fundingTotal > 0],
    ['goals', t('section.goals'), pilot.goals.length + pilot.nuaParagraphs.length > 0],
    ['partners', t('section.partners'), pilot.lead !== null || pilot.partners.length > 0],
    ['timeline', t('page.timeline'), pilot.timeline.length > 0],
    ['related', t('related.title'), related.length > 0],
    ['cite', t('cite.title'), citation !== undefined],
  ];
  return (
    <nav aria-labelledby="contents" className="pilot-contents">
      <p id="contents">{t('page.onThisPage')}</p>
      <ul>{parts.map(([id, title, there]) => there && <li key={id}><a href={`#${id}`}>{title}</a></li>)}</ul>
    </nav>
  );
}

function Story({ pilot, contact }: Props) {
  const t = useT(pilotMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const parts = (['challenge', 'approach', 'novelty'] as const).filter((name) => pilot.story[name]);
  return (
    <div className="pilot-story">
      <div>
        {parts.map((name) => (
          <section key={name} aria-labelledby={name}>
            <h2 id={name}>{t(`field.${name}`)}</h2>
            <Prose html={pilot.story[name]} lang={pilot.lang} />
          </section>
        ))}
      </div>
      <aside aria-labelledby="facts">
        <h2 id="facts">{t('page.facts')}</h2>
        <Facts pilot={pilot} languages={pilot.languages.map((one) => ui.at(`inLanguage.${one}`))} />
        {contact && <p className="button-row"><a className="btn" href={`/${lang}/pilots/${pilot.slug}/contact`}>{t('page.contact')}</a></p>}
      </aside>
    </div>
  );
}

function Steps({ pilot }: Pick<Props, 'pilot'>) {
  const t = useT(pilotMessages);
  const shared = useT(sharedMessages);
  const lang = useLang();
  if (pilot.timeline.length === 0) return null;
  const roleOf = (role: string) => (shared.has(`role.${role}`) ? shared.at(`role.${role}`) : '');
  const stepOf = (step: string) => (shared.has(`step.${step}`) ? shared.at(`step.${step}`) : step);
  return (
    <Section id="timeline" title={t('page.timeline')}>
      <Timeline
        items={pilot.timeline.map(({ id, at, step, actorRole, organisation, note }) => ({
          id,
          when: formatDate(lang, at),
          dateTime: at,
          what: stepOf(step),
          who: [organisation, roleOf(actorRole)].filter(Boolean).join(', '),
          note: note && <p>{note}</p>,
        }))}
      />
    </Section>
  );
}

/** A pilot as readers see it: its story first, then the evidence. Content that is not public yet may lack any part. */
export function PilotView({ pilot, contact, plan, indicators, afterwards, begun, related = [], citation }: Props) {
  const t = useT(pilotMessages);
  const measures = useT(indicatorMessages);
  const after = useT(followUpMessages);
  const other = useOther();
  const [first, ...pictures] = pilot.pictures;
  return (
    <article className="wrap pilot">
      <Head pilot={pilot} />
      {first && <PilotPicture picture={first} lead />}
      <Contents pilot={pilot} plan={plan} indicators={indicators} afterwards={afterwards} related={related} citation={citation} />
      <Story pilot={pilot} contact={contact} />
      {pictures.length > 0 && <div className="pilot-pictures">{pictures.map((picture) => <PilotPicture key={picture.id} picture={picture} />)}</div>}
      <Section id="matrix" title={t('page.matrix')}><ImpactMatrix cells={pilot.matrix} lang={other(pilot.lang)} /></Section>
      {indicators && <Section id="indicators" title={measures('page.title')}>{indicators}</Section>}
      {plan && <Section id="plan" title={t('page.plan')}>{plan}</Section>}
      {afterwards && <Section id="afterwards" title={after('page.title')}>{afterwards}</Section>}
      {pilot.budgetTotal + pilot.fundingTotal > 0 && <Section id="money" title={t('page.money')}><Money pilot={pilot} /></Section>}
      <Goals pilot={pilot} />
      <Partners pilot={pilot} />
      <Steps pilot={pilot} />
      <div className="pilot-begun">{begun}</div>
      <RelatedPilots pilots={related} />
      {citation && <Cite citation={citation} />}
    </article>
  );
}
