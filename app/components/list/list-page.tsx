import type { ReactNode } from 'react';
import { useT } from '#app/platform/i18n/messages';
import { uiMessages } from '../messages';
import { Pagination } from '../pagination';
import { type Facet, FacetPanel } from './facets';
import { type Chip, Chips, Downloads, type Loosened, NoResults, type Way, Ways } from './list-parts';
import '../list.css';

type Props = {
  title: string;
  lead: string;
  /** The form for words, where the list has one */
  words?: ReactNode;
  /** What stands between the heading and the list, e.g. for whom it is put in order */
  before?: ReactNode;
  facets: Facet[];
  /** How many, in words, e.g. for readers who hear a bare number */
  unit: (count: number) => string;
  chips: Chip[];
  clearHref: string;
  /** The heading above the results */
  count: string;
  /** What must be said about the count or the page */
  notes?: (string | false)[];
  views?: Way[];
  sorts: Way[];
  empty: { title: string; loosened: Loosened[] } | null;
  page: number;
  pages: number;
  hrefOf: (page: number) => string;
  download?: { label: string; csv: string; json: string };
  children: ReactNode;
};

/** A list of entries: what it can be narrowed by, what is in use, how many there are, the entries, and how to take them along. */
export function ListPage({ title, lead, words, before, facets, unit, chips, clearHref, count, notes = [], views = [], sorts, empty, page, pages, hrefOf, download, children }: Props) {
  const t = useT(uiMessages);
  return (
    <div className="wrap list-page">
      <header className="page-head">
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
        {words}
      </header>
      {before}
      <div className="list-layout">
        <FacetPanel facets={facets} inUse={chips.length} unit={unit} />
        <section aria-labelledby="count" className="list-results">
          <div className="section-head">
            <h2 id="count">{count}</h2>
            {views.length > 1 && <Ways label={t('list.views')} ways={views} className="views" />}
          </div>
          <Chips chips={chips} clearHref={clearHref} />
          {notes.map((note) => note && <p key={note} className="notice">{note}</p>)}
          {empty ? <NoResults {...empty} clearHref={clearHref} /> : sorts.length > 1 && <Ways label={t('list.sort')} ways={sorts} className="sorts" />}
          {!empty && children}
          <Pagination page={page} pages={pages} hrefOf={hrefOf} />
          {!empty && download && <Downloads {...download} />}
        </section>
      </div>
    </div>
  );
}
