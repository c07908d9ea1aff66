import { LanguageNotice } from '#app/components/language-notice';
import { Prose } from '#app/components/prose';
import { ThemeTags } from '#app/components/tags';
import { Timeline } from '#app/components/timeline';
import { uiMessages } from '#app/components/messages';
import { sharedMessages } from '#app/domain/shared/messages';
import { formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { ImpactMatrix } from './impact-matrix';
import { pilotMessages } from './messages';
import { Facts } from './pilot-facts';
import { Goals } from './pilot-goals';
import { MoneyTables } from './pilot-money';
import type { PilotPage } from './pilot-reading.type';
import { Section, useOther } from './pilot-section';
import { PilotStatus } from './pilot-status';

type Props = { pilot: PilotPage };

function Head({ pilot }: Props) {
  const lang = useLang();
  const other = useOther();
  return (
    <header className="page-head">
      <div className="tags">
        <PilotStatus state={pilot.state} />
        <ThemeTags themes={pilot.themes} hrefOf={(theme) => `/${lang}/pilots?theme=${theme}`} />
      </div>
      <h1 lang={other(pilot.lang)}>{pilot.title}</h1>
      {pilot.lead && (
        <p><a href={`/${lang}/partners/${pilot.lead.slug}`} lang={other(pilot.lead.lang)}>{pilot.lead.name}</a></p>
      )}
      <LanguageNotice lang={pilot.lang} state={pilot.textState} />
      <p className="lead" lang={other(pilot.lang)}>{pilot.summary}</p>
    </header>
  );
}

function Picture({ picture, first }: { picture: PilotPage['pictures'][number]; first?: boolean }) {
  const t = useT(pilotMessages);
  const other = useOther();
  const src = `/pictures/${picture.id}`;
  return (
    <figure>
      <img
        className="picture"
        src={`${src}?w=960`}
        srcSet={`${src}?w=480 480w, ${src}?w=960 960w`}
        sizes="(min-width: 64rem) 42rem, 92vw"
        alt={picture.alt}
        lang={other(picture.lang)}
        width={picture.width ?? undefined}
        height={picture.height ?? undefined}
        loading={first ? undefined : 'lazy'}
      />
      {picture.credit && <figcaption className="meta mt-2">{t('page.picture', { credit: picture.credit })}</figcaption>}
    </figure>
  );
}

function Partners({ pilot }: Props) {
  const t = useT(pilotMessages);
  const lang = useLang();
  const other = useOther();
  const groups = [...(pilot.lead ? [{ role: 'lead', organisations: [pilot.lead] }] : []), ...pilot.partners];
  if (groups.length === 0) return null;
  return (
    <Section id="partners" title={t('section.partners')}>
      <dl className="facts">
        {groups.map(({ role, organisations }) => (
          <div key={role}>
            <dt className="first-letter:uppercase">{t.at(`role.${role}`)}</dt>
            {organisations.map(({ slug, name, lang: named }) => (
              <dd key={slug} className="sm:col-start-2"><a href={`/${lang}/partners/${slug}`} lang={other(named)}>{name}</a></dd>
            ))}
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Milestones({ pilot }: Props) {
  const t = useT(pilotMessages);
  const lang = useLang();
  const other = useOther();
  if (pilot.milestones.length === 0) return null;
  return (
    <Section id="milestones" title={t('section.plan')}>
      <ol className="timeline">
        {pilot.milestones.map(({ id, title, lang: written, dueOn, done }) => (
          <li key={id} className={done ? 'timeline-now' : undefined}>
            <p><strong lang={other(written)}>{title}</strong></p>
            <p className="meta">
              {dueOn && <><time dateTime={dueOn}>{formatDate(lang, dueOn)}</time> · </>}
              {t(done ? 'page.milestoneDone' : 'page.milestoneOpen')}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Steps({ pilot }: Props) {
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

/** A pilot as readers see it. Reviews and previews show it too, with content that is not public yet. */
export function PilotView({ pilot, contact = false }: Props & { contact?: boolean }) {
  const t = useT(pilotMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const other = useOther();
  const [first, ...pictures] = pilot.pictures;
  const stories = (['challenge', 'approach', 'novelty'] as const).filter((name) => pilot.story[name]);
  return (
    <article className="wrap">
      <Head pilot={pilot} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-16 lg:grid-cols-[minmax(0,42rem)_minmax(0,1fr)]">
        <div>
          {first && <Picture picture={first} first />}
          {stories.map((name) => (
            <Section key={name} id={name} title={t(`field.${name}`)}><Prose html={pilot.story[name]} lang={pilot.lang} /></Section>
          ))}
          <Section id="matrix" title={t('page.matrix')}><ImpactMatrix cells={pilot.matrix} lang={other(pilot.lang)} /></Section>
          <Partners pilot={pilot} />
          <Goals pilot={pilot} />
          <Milestones pilot={pilot} />
          {pilot.budgetTotal + pilot.fundingTotal > 0 && (
            <Section id="money" title={t('section.money')}><MoneyTables pilot={pilot} /></Section>
          )}
          {pictures.length > 0 && (
            <Section id="pictures" title={t('field.pictures')}>
              <div className="stack">{pictures.map((picture) => <Picture key={picture.id} picture={picture} />)}</div>
            </Section>
          )}
          <Steps pilot={pilot} />
        </div>
        <aside aria-labelledby="facts" className="mt-12 lg:mt-0">
          <h2 id="facts" className="mb-4">{t('page.facts')}</h2>
          <Facts pilot={pilot} languages={pilot.languages.map((one) => ui.at(`inLanguage.${one}`))} />
          {contact && <p className="button-row"><a className="btn" href={`/${lang}/pilots/${pilot.slug}/contact`}>{t('page.contact')}</a></p>}
        </aside>
      </div>
    </article>
  );
}
