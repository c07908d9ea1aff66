import type { ReactNode } from 'react';
import { formatNumber } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { uiMessages } from '../messages';
import '../list.css';

/** One value a list can be narrowed by. */
export type Choice = {
  label: string;
  /** Where choosing it leads, or taking it off where it is chosen */
  href: string;
  /** How many it would leave; null where that was not counted */
  count: number | null;
  chosen: boolean;
  /** One of the four themes, whose colour and side mark it */
  theme?: string;
};

export type Facet = {
  label: string;
  choices: Choice[];
  /** Closed until one of its choices is in use */
  folded?: boolean;
  /** Short values stand beside each other */
  inline?: boolean;
};

function ChoiceLine({ choice: { label, href, count, chosen, theme }, unit }: { choice: Choice; unit: (count: number) => string }) {
  const t = useT(uiMessages);
  const lang = useLang();
  const number = count !== null && (
    <>
      {' '}
      <span className="facet-count" aria-hidden="true">{formatNumber(lang, count)}</span>
      <span className="sr-only">{unit(count)}</span>
    </>
  );
  const className = theme ? `facet-choice facet-${theme}` : 'facet-choice';
  if (count === 0 && !chosen) return <span className={`${className} facet-empty`}><span className="facet-label">{label}</span>{number}</span>;
  return (
    <a href={href} className={className} aria-current={chosen ? 'true' : undefined} rel="nofollow">
      <span className="facet-label">{label}</span>{number}
      {chosen && <span className="sr-only"> ({t('list.chosen')})</span>}
    </a>
  );
}

function Group({ facet: { label, choices, folded, inline }, unit }: { facet: Facet; unit: (count: number) => string }) {
  const list = (
    <ul className={inline ? 'facet-choices facet-inline' : 'facet-choices'}>
      {choices.map((choice) => <li key={choice.label}><ChoiceLine choice={choice} unit={unit} /></li>)}
    </ul>
  );
  if (!folded) return <section className="facet"><h3>{label}</h3>{list}</section>;
  return (
    <details className="facet" open={choices.some(({ chosen }) => chosen)}>
      <summary><h3>{label}</h3></summary>
      {list}
    </details>
  );
}

/**
 * What a list can be narrowed by. Every value is a link that says how many it would leave: boxes to tick would show numbers that
 * are wrong from the second tick on. On a narrow screen all of it waits behind one line, so that results come first.
 */
export function FacetPanel({ facets, inUse, unit, children }: { facets: Facet[]; inUse: number; unit: (count: number) => string; children?: ReactNode }) {
  const t = useT(uiMessages);
  const used = facets.filter(({ choices }) => choices.length > 0);
  return (
    <nav className="facet-panel" aria-labelledby="facets">
      <h2 id="facets" className="sr-only">{t('list.filter')}</h2>
      <details className="facet-fold">
        <summary>{t('list.filterCount', { count: inUse })}</summary>
        <div className="facets">
          {used.map((facet) => <Group key={facet.label} facet={facet} unit={unit} />)}
          {children}
        </div>
      </details>
    </nav>
  );
}
