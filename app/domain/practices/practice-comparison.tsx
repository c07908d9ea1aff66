import type { ReactNode } from 'react';
import { Prose } from '#app/components/prose';
import { StatusTag, ThemeTags } from '#app/components/tags';
import { useLang, useT } from '#app/platform/i18n/messages';
import { SIZES, sizeOf } from '#app/domain/suitability/suitability.type';
import type { ComparedPractice } from './compare.type';
import { CRITERIA, type Criterion } from './criteria.type';
import { practiceMessages } from './messages';
import { practiceTextFields, textsOf } from './practice.type';
import './compare.css';

/** Places of a size that are named; the page about the practice's travel names all. */
const MOST_NAMED = 6;

export type ComparedPlace = { slug: string; name: string; lang: string; kind: string; population: number | null };

type Line = { key: string; label: string; cell: (practice: ComparedPractice) => ReactNode };

/** What did not work is not taken up. */
const OF_TRAVEL = ['maturity', 'taken'];

/** Whether a line is a question to what worked, or to what did not. */
const asksOf = ({ outcome }: ComparedPractice, key: string): boolean =>
  OF_TRAVEL.includes(key) ? outcome !== 'did-not-work' : !practiceTextFields.some(({ name }) => name === key) || textsOf(outcome === 'did-not-work' ? outcome : 'worked').some(({ name }) => name === key);

type Props = {
  practices: readonly ComparedPractice[];
  /** Where each counts as taken up, by its id */
  places: Record<string, readonly ComparedPlace[]>;
};

/** Practices beside each other, line by line; below each other where there is no room. Lines that nobody has anything for are left out. */
export function PracticeComparison({ practices, places }: Props) {
  const t = useT(practiceMessages);
  const page = useLang();
  const other = ({ lang }: { lang: string }) => (lang === page ? undefined : lang);
  const text = (name: string, label = t.at(`field.${name}`)): Line => ({ key: name, label, cell: (one) => one.texts[name] && <Prose html={one.texts[name]} lang={other(one)} /> });
  const criterion = (key: Criterion): Line => ({
    key: `criterion-${key}`,
    label: t.at(`field.criterion.${key}`),
    cell: (one) => {
      const score = one.scores?.[key];
      if (!one.answers[key] && !score) return null;
      return (
        <>
          {score && <p><strong>{t('compare.score', { score })}</strong></p>}
          {one.answers[key] && <p lang={other(one)}>{one.answers[key]}</p>}
        </>
      );
    },
  });
  const named = (at: readonly ComparedPlace[]) => (
    <>
      {at.slice(0, MOST_NAMED).map((one, i) => <span key={one.slug}>{i > 0 && ', '}<a href={`/${page}/partners/${one.slug}`} lang={other(one)}>{one.name}</a></span>)}
      {at.length > MOST_NAMED && ` ${t('compare.more', { count: at.length - MOST_NAMED })}`}
    </>
  );
  const taken = ({ id, slug, taken: { all }, title, lang, outcome }: ComparedPractice) => {
    if (all === 0 && outcome === 'did-not-work') return null;
    const at = places[id] ?? [];
    const groups = [...SIZES, null].map((size) => ({ key: size ?? 'others', at: at.filter((place) => sizeOf(place) === size) })).filter((group) => group.at.length > 0);
    return (
      <>
        <p>{t('compare.taken', { count: all })}</p>
        {groups.length > 0 && <ul>{groups.map((group) => <li key={group.key}>{t.at(`compare.towns.${group.key}`, { count: group.at.length })}: {named(group.at)}</li>)}</ul>}
        {all > 0 && <p><a href={`/${page}/practices/${slug}/travel`}>{t('compare.travel')}<span className="sr-only" lang={other({ lang })}>: {title}</span></a></p>}
      </>
    );
  };
  const groups: { key: string; lines: Line[] }[] = [
    {
      key: 'kind',
      lines: [
        { key: 'outcome', label: t('field.outcome'), cell: (one) => <StatusTag label={t.at(`outcome.${one.outcome}`)} tone={one.outcome === 'worked' ? 'success' : 'warning'} /> },
        { key: 'themes', label: t('list.theme'), cell: (one) => one.themes.length > 0 && <ThemeTags themes={one.themes} /> },
        { key: 'lead', label: t('page.by'), cell: ({ lead }) => lead && <a href={`/${page}/partners/${lead.slug}`} lang={other(lead)}>{lead.name}</a> },
      ],
    },
    {
      key: 'conditions',
      lines: [
        { key: 'staff', label: t('field.leastStaff'), cell: ({ leastStaff }) => leastStaff !== null && t('page.staff', { count: leastStaff }) },
        { key: 'cost', label: t('field.costClass'), cell: ({ costClass }) => costClass && t.at(`costClass.${costClass}`) },
        { key: 'population', label: t('field.populationClass'), cell: ({ populationClass }) => populationClass && t.at(`populationClass.${populationClass}`) },
        text('conditions'),
        text('preconditions'),
        text('costs'),
      ],
    },
    { key: 'evidence', lines: [text('evidence', t('compare.evidenceText')), text('limits'), text('why'), text('otherwise')] },
    { key: 'criteria', lines: CRITERIA.map(criterion) },
    {
      key: 'places',
      lines: [
        { key: 'maturity', label: t('list.maturity'), cell: ({ maturity, outcome }) => outcome !== 'did-not-work' && t.at(`maturity.${maturity}`) },
        { key: 'taken', label: t('compare.where'), cell: taken },
      ],
    },
  ];
  const rows = groups.map(({ key, lines }) => ({
    key,
    lines: lines.map(({ cell, ...line }) => ({ ...line, cells: practices.map(cell) })).filter(({ cells }) => cells.some(Boolean)),
  })).filter(({ lines }) => lines.length > 0);
  return (
    <table className="practice-comparison">
      <caption className="sr-only">{t('compare.title')}</caption>
      <thead>
        <tr>
          <td />
          {practices.map((one) => (
            <th key={one.slug} scope="col" lang={other(one)}><a href={`/${page}/practices/${one.slug}`} hrefLang={other(one)}>{one.title}</a></th>
          ))}
        </tr>
      </thead>
      {rows.map(({ key, lines }) => (
        <tbody key={key}>
          <tr className="compare-group"><th scope="rowgroup" colSpan={practices.length + 1}>{t.at(`compare.group.${key}`)}</th></tr>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">{line.label}</th>
              {practices.map((one, i) => (
                <td key={one.slug}>
                  <span className="compare-whose" aria-hidden="true" lang={other(one)}>{one.title}</span>
                  {line.cells[i] || <span className="meta">{t(asksOf(one, line.key) ? 'compare.nothing' : 'compare.notAsked')}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
