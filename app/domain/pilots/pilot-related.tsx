import { Fragment, type ReactNode } from 'react';
import { uiMessages } from '#app/components/messages';
import { formatList } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { pilotMessages } from './messages';
import { periodOf } from './pilot-card';
import type { Named, RelatedPilot, SharedGround } from './pilot-reading.type';
import { Section, useOther } from './pilot-section';
import './pilot-page.css';

function Names({ organisations }: { organisations: Named[] }) {
  const other = useOther();
  return organisations.map(({ slug, name, lang }, i) => <Fragment key={slug}>{i > 0 && ', '}<span lang={other(lang)}>{name}</span></Fragment>);
}

/** Something in common, in words: what kind of thing, then which. */
function Why({ shared }: { shared: SharedGround }) {
  const t = useT(pilotMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const said = (count: number, what: ReactNode) => <><span className="text-muted">{t(`related.${shared.kind}`, { count })}:</span> {what}</>;
  switch (shared.kind) {
    case 'targets':
      return said(shared.targets.length, shared.targets.map(({ code, label }) => `${code} ${label}`).join('; '));
    case 'themes':
      return said(shared.themes.length, formatList(lang, shared.themes.map((theme) => ui.at(`theme.${theme}`).toLocaleLowerCase(lang))));
    default:
      return said(shared.organisations.length, <Names organisations={shared.organisations} />);
  }
}

/** Other pilots worth reading next, each with what it has in common with this one. */
export function RelatedPilots({ pilots }: { pilots: RelatedPilot[] }) {
  const t = useT(pilotMessages);
  const lang = useLang();
  const other = useOther();
  if (pilots.length === 0) return null;
  return (
    <Section id="related" title={t('related.title')}>
      <ul className="kin">
        {pilots.map(({ id, slug, title, lang: written, state, startsOn, endsOn, lead, why }) => (
          <li key={id}>
            <div>
              <h3 lang={other(written)}><a href={`/${lang}/pilots/${slug}`} hrefLang={other(written)}>{title}</a></h3>
              <p className="meta">
                {lead && <><span lang={other(lead.lang)}>{lead.name}</span> · </>}
                {[periodOf(lang, startsOn, endsOn), t.at(`state.${state}`)].filter(Boolean).join(' · ')}
              </p>
            </div>
            <ul className="kin-why">{why.map((shared) => <li key={shared.kind}><Why shared={shared} /></li>)}</ul>
          </li>
        ))}
      </ul>
    </Section>
  );
}
