import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { uiMessages } from '#app/components/messages';
import { Pagination } from '#app/components/pagination';
import { SearchForm } from '#app/components/search-form';
import { contentTypes } from '#app/domain/registry.server';
import { HitList } from '#app/domain/search/hit-list';
import { searchMessages } from '#app/domain/search/messages';
import { searchAll } from '#app/domain/search/search.server';
import { THEMES } from '#app/domain/shared/themes';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import '#app/domain/search/search.css';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const asked = new URL(request.url).searchParams;
  const kind = asked.get('kind') ?? undefined;
  const result = await searchAll(lang, { q: asked.get('q') ?? '', kind, page: Number(asked.get('page') ?? 1) || 1 });
  const t = translator(searchMessages, lang);
  return json({
    ...result,
    kind: result.kinds.some((k) => k.kind === kind) ? kind : undefined,
    lists: contentTypes.filter((type) => type.behaviours.navigation).map((type) => ({ path: `/${lang}/${type.key}`, name: translator(type.messages, lang).at('name.many') })),
    title: result.words ? t('titleFor', { q: result.words.slice(0, 80) }) : t('title'),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, noindex: true }) : []);

/** An address of the search: its words, narrowed to a kind, at a page. */
function hrefOf(lang: string, q: string, kind?: string, page = 1): string {
  const search = new URLSearchParams({ q });
  if (kind) search.set('kind', kind);
  if (page > 1) search.set('page', String(page));
  return `/${lang}/search?${search}`;
}

/** Words that nothing holds, each with the one that was searched in its place. */
function Similar({ words, similar }: { words: string; similar: { typed: string; word: string }[] }) {
  const t = useT(searchMessages);
  const lang = useLang();
  return similar.map(({ typed, word }) => (
    <p key={typed} className="notice break-words">
      {t('similar', { typed })} <a href={hrefOf(lang, words.toLowerCase().replace(typed, word))}>{word}</a>.
    </p>
  ));
}

/** Narrowing to a kind, each with its count. */
function Kinds({ words, kind }: { words: string; kind?: string }) {
  const { kinds } = useLoaderData<typeof loader>();
  const t = useT(searchMessages);
  const lang = useLang();
  const all = kinds.reduce((sum, { count }) => sum + count, 0);
  const isOver = all > 1000 || kinds.some((one) => one.isOver);
  const said = (count: number, over: boolean) => (over ? t('over', { count: Math.min(count, 1000) }) : String(count));
  return (
    <nav aria-label={t('kinds')}>
      <ul className="kinds">
        <li><a href={hrefOf(lang, words)} aria-current={kind ? undefined : 'true'}>{t('all')} <span className="meta">{said(all, isOver)}</span></a></li>
        {kinds.map((one) => (
          <li key={one.kind}>
            <a href={hrefOf(lang, words, one.kind)} aria-current={kind === one.kind ? 'true' : undefined}>{one.name} <span className="meta">{said(one.count, one.isOver)}</span></a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Where to go when there is nothing to show: how to ask otherwise, the lists, the themes. */
function Elsewhere({ asked }: { asked: boolean }) {
  const { lists } = useLoaderData<typeof loader>();
  const t = useT(searchMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  return (
    <section aria-labelledby="tips">
      <h2 id="tips">{t(asked ? 'tips' : 'begin')}</h2>
      <ul className="list-disc pl-5">
        {asked && <li>{t('tipSpelling')}</li>}
        {asked && <li>{t('tipFewer')}</li>}
        {lists.map((list) => <li key={list.path}>{t('tipBrowse')} <a href={list.path}>{list.name}</a></li>)}
        {THEMES.map((theme) => <li key={theme}>{t('tipThemes')} <a href={`/${lang}/themes/${theme}`}>{ui.at(`theme.${theme}`)}</a></li>)}
      </ul>
    </section>
  );
}

export default function Search() {
  const { words, hits, total, isOver, isPartial, page, pages, kind, kinds, similar } = useLoaderData<typeof loader>();
  const t = useT(searchMessages);
  const lang = useLang();
  const count = isOver ? t('countOver', { count: total }) : t('count', { count: total });
  return (
    <div className="wrap-narrow stack search-page">
      <header className="page-head">
        <h1>{t('title')}</h1>
        {!words && <p className="lead">{t('lead')}</p>}
      </header>
      <SearchForm words={words} hint={t('hint')} />
      {words && (
        <section aria-labelledby="results" className="stack">
          <h2 id="results" className="sentence">{count}</h2>
          <Similar words={words} similar={similar} />
          {isPartial && <p className="notice">{t('partial')}</p>}
          {total === 0 && <p className="break-words">{t('none', { q: words.slice(0, 120) })}</p>}
          {kinds.length > 0 && <Kinds words={words} kind={kind} />}
          {hits.length > 0 && <HitList hits={hits} />}
          <Pagination page={page} pages={pages} hrefOf={(n) => hrefOf(lang, words, kind, n)} />
        </section>
      )}
      {total === 0 && <Elsewhere asked={words !== ''} />}
    </div>
  );
}
