import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ListPage } from '#app/components/list/list-page';
import { WordsForm } from '#app/components/list/list-parts';
import { peopleMessages } from '#app/domain/people/messages';
import { usePeopleChips, usePeopleFacets } from '#app/domain/people/people-facets';
import { isNarrowed, peopleFiltersFrom, peopleSearch } from '#app/domain/people/people-filters';
import { PeopleNotes } from '#app/domain/people/people-notes';
import { PeopleIndex } from '#app/domain/people/person-entry';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { peoplePage } from '#app/page/people.server';
import { viewerOf } from '#app/page/viewer.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

// Whoever changes their mind is gone at once: no copy is kept anywhere.
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const viewer = await viewerOf(request);
  const found = await peoplePage(viewer, lang, peopleFiltersFrom(new URL(request.url).searchParams));
  const t = translator(peopleMessages, lang);
  const { page } = found.filters;
  return json({ ...found, viewerId: viewer?.personId ?? null, title: page > 1 ? t('listed.pageTitle', { page }) : t('listed.title'), description: t('listed.lead') });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? pageMeta(matches, { title: data.title, description: data.description, noindex: true }) : [];

export default function People() {
  const { people, count, most, pages, filters, choices, loosened, hidden, viewerId } = useLoaderData<typeof loader>();
  const t = useT(peopleMessages);
  const lang = useLang();
  const path = `/${lang}/people`;
  const chips = usePeopleChips(filters, choices.partner);
  const { page } = filters;
  const helpful = chips.flatMap((chip) => {
    const n = loosened[chip.name] ?? 0;
    return n > 0 ? [{ ...chip, count: t(n > most ? 'listed.over' : 'listed.count', { count: Math.min(n, most) }) }] : [];
  });
  return (
    <>
      <ListPage
        title={t('listed.title')}
        lead={t('listed.lead')}
        words={<WordsForm action={path} label={t('listed.q')} button={t('listed.find')} value={filters.q} kept={new URLSearchParams(peopleSearch(filters))} />}
        facets={usePeopleFacets(filters, choices)}
        unit={(n) => t('listed.count', { count: n })}
        chips={chips}
        clearHref={path}
        count={t(count > most ? 'listed.over' : 'listed.count', { count: Math.min(count, most) })}
        notes={[count > most && page === pages && t('listed.tooMany', { most })]}
        sorts={[]}
        empty={count === 0 ? { title: t(isNarrowed(filters) ? 'listed.none' : 'listed.empty'), loosened: helpful } : null}
        page={page}
        pages={pages}
        hrefOf={(n) => `${path}${peopleSearch({ ...filters, page: n })}`}
      >
        <PeopleIndex people={people} mayWriteTo={(id) => viewerId !== null && viewerId !== id} />
      </ListPage>
      <PeopleNotes hidden={hidden} most={most} isMember={viewerId !== null} />
    </>
  );
}
