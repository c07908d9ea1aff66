import type { ReactNode } from 'react';
import { Prose } from '#app/components/prose';
import { StatusTag, ThemeTags } from '#app/components/tags';
import { useLang, useT } from '#app/platform/i18n/messages';
import type { ComparedPractice } from './compare.type';
import { CRITERIA, type Criterion } from './criteria.type';
import { practiceMessages } from './messages';
import './compare.css';

const SIZES = ['under10000', 'under20000', 'under100000', 'over100000'] as const;

type Line = { key: string; label: string; cell: (practice: ComparedPractice) => ReactNode };

/** Practices beside each other, line by line; below each other where there is no room. Lines that nobody has anything for are left out. */
export function PracticeComparison({ practices }: { practices: readonly ComparedPractice[] }) {
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
  const places = ({ taken }: ComparedPractice) => {
    const towns = SIZES.filter((size) => taken[size] > 0);
    const others = taken.all - SIZES.reduce((sum, size) => sum + taken[size], 0);
    return (
      <>
        <p>{t('compare.taken', { count: taken.all })}</p>
        {taken.all > 0 && (
          <ul>
            {towns.map((size) => <li key={size}>{t.at(`compare.towns.${size}`, { count: taken[size] })}</li>)}
            {others > 0 && <li>{t('compare.towns.others', { count: others })}</li>}
          </ul>
        )}
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
        { key: 'maturity', label: t('list.maturity'), cell: ({ maturity }) => t.at(`maturity.${maturity}`) },
        { key: 'taken', label: t('compare.where'), cell: places },
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
                  {line.cells[i] || <span className="meta">{t('compare.nothing')}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
