import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { WHOLE } from '#app/domain/portfolio/portfolio-filters';
import type { PortfolioRow } from '#app/domain/portfolio/portfolio-row';
import { PortfolioTable } from '#app/domain/portfolio/portfolio-table';
import { Remarks } from '#app/domain/review-desk/remarks';
import { LangContext } from '#app/platform/i18n/messages';

const row: PortfolioRow = {
  id: '1', slug: 'a', title: 'Bussit', lang: 'fi', lead: 'Aakunta', leadSlug: 'aakunta', state: 'running', themes: [], startsOn: '2026-01-01', endsOn: null, budget: 1,
  milestones: { all: 1, reached: 0, late: 1 }, standing: 'overdue', reportId: null, dueOn: '2026-08-15', figures: { measured: 1, accepted: 0 }, heardOn: null,
};

it('leaves the boxes to tick off paper with their heading, so that each column stays under its own', () => {
  const html = renderToStaticMarkup(<LangContext.Provider value="fi"><PortfolioTable rows={[row, { ...row, id: '2', standing: 'accepted' }]} filters={WHOLE} caption="" /></LangContext.Provider>);
  const rows = html.split('<tr').slice(1);
  expect(rows).toHaveLength(3);
  for (const one of rows) expect(one.match(/^[^<]*><t[hd][^>]*class="portfolio-choose"/)).not.toBeNull();
});

it('leaves what the ministry says among itself off paper', () => {
  expect(renderToStaticMarkup(<LangContext.Provider value="fi"><Remarks remarks={[]} result={undefined} /></LangContext.Provider>)).toMatch(/^<section class="[^"]*no-print/);
});
