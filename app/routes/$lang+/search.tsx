import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { uiMessages } from '#app/components/messages';
import { Pagination } from '#app/components/pagination';
import { contentTypes } from '#app/domain/registry.server';
import { searchMessages } from '#app/domain/search/messages';
import { type Hit, searchAll } from '#app/domain/search/search.server';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

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

/** Results in the order given, each saying what kind of thing it is. */
function Hits({ hits }: { hits: Hit[] }) {
  const t = useT(searchMessages);
  const ui = useT(uiMessages);
  const page = useLang();
  return (
    <ol className="stack">
      {hits.map((hit) => {
        const lang = hit.lang === page ? undefined : hit.lang;
        return (
          <li key={hit.id}>
            <h3 lang={lang}><a href={hit.path} hrefLang={lang}>{hit.title}</a></h3>
            <p className="meta">{hit.kindName}{lang && <> · {t('inLanguage', { language: ui.at(`inLanguage.${hit.lang}`) })}</>}</p>
            {hit.summary && <p lang={lang}>{hit.summary}</p>}
          </li>
        );
      })}
    </ol>
  );
}

export default function Search() {
  const { words, hits, total, page, pages, kind, kinds, near, lists } = useLoaderData<typeof loader>();
  const t = useT(searchMessages);
  const path = `/${useLang()}/search`;
  const href = (change: { kind?: string; page?: number }) => {
    const search = new URLSearchParams({ q: words });
    if (change.kind) search.set('kind', change.kind);
    if (change.page && change.page > 1) search.set('page', String(change.page));
    return `${path}?${search}`;
  };
  return (
    <div className="wrap-narrow stack">
      <header className="page-head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </header>
      <form action={path} role="search">
        <label className="field-label" htmlFor="words">{t('words')}</label>
        <p className="field-hint" id="words-hint">{t('hint')}</p>
        <div className="search-form">
          <input id="words" className="input" type="search" name="q" defaultValue={words} maxLength={300} aria-describedby="words-hint" />
          <button className="btn" type="submit">{t('do')}</button>
        </div>
      </form>
      {words && total > 0 && (
        <section aria-labelledby="results">
          <h2 id="results">{t('count', { count: total })}</h2>
          <nav aria-label={t('kinds')}>
            <ul className="tags">
              <li><a className={kind ? 'tag tag-outline' : 'tag'} href={href({})} aria-current={kind ? undefined : 'true'}>{t('all')} ({kinds.reduce((sum, k) => sum + k.count, 0)})</a></li>
              {kinds.map((k) => (
                <li key={k.kind}><a className={kind === k.kind ? 'tag' : 'tag tag-outline'} href={href({ kind: k.kind })} aria-current={kind === k.kind ? 'true' : undefined}>{k.name} ({k.count})</a></li>
              ))}
            </ul>
          </nav>
          <Hits hits={hits} />
          <Pagination page={page} pages={pages} hrefOf={(n) => href({ kind, page: n })} />
        </section>
      )}
      {words && total === 0 && (
        <section aria-labelledby="nothing">
          <h2 id="nothing">{t('count', { count: 0 })}</h2>
          <p className="break-words">{t('none', { q: words.slice(0, 120) })}</p>
        </section>
      )}
      {near.length > 0 && (
        <section aria-labelledby="near">
          <h2 id="near">{t('near')}</h2>
          <Hits hits={near} />
        </section>
      )}
      {total === 0 && (
        <section aria-labelledby="tips">
          <h2 id="tips">{t('tips')}</h2>
          <ul className="list-disc pl-5">
            <li>{t('tipShorter')}</li>
            <li>{t('tipFewer')}</li>
            {lists.map((list) => <li key={list.path}>{t('tipBrowse')} <a href={list.path}>{list.name}</a></li>)}
          </ul>
        </section>
      )}
    </div>
  );
}
