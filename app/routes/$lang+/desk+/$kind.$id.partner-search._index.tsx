import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { partnerNames } from '#app/domain/partners/partners.server';
import { partnerSearchMessages } from '#app/domain/partner-search/messages';
import { OfferList } from '#app/domain/partner-search/offer-list';
import { offersTo } from '#app/domain/partner-search/offers.server';
import { searchSchema } from '#app/domain/partner-search/partner-search.schema';
import type { OtherSearch } from '#app/domain/partner-search/partner-search.type';
import { searchToEdit } from '#app/domain/partner-search/partner-searches.server';
import { SearchForm } from '#app/domain/partner-search/search-form';
import { seekPartners } from '#app/domain/partner-search/searching.server';
import { attempt } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { pageMeta } from '#app/page/meta';
import { searchAt } from '#app/page/partner-search.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { formatDate } from '#app/platform/i18n/format';
import { translator, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, member, entry, base, own, title } = await searchAt(request, params);
  const offers = await offersTo(member, entry.id);
  const names = await partnerNames(offers.flatMap(({ organisationId }) => organisationId ?? []), lang);
  return json({
    base, own, entry: { title, lang: entry.originalLang },
    search: await searchToEdit(entry.id),
    offers: offers.map(({ organisationId, sentAt, repliedAt, person, ...offer }) => ({ ...offer, from: person?.name ?? null, organisation: (organisationId && names.get(organisationId)) || null, sent: formatDate(lang, sentAt), replied: repliedAt !== null })),
    title: translator(partnerSearchMessages, lang)('desk.title', { title }),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { member, entry, own } = await searchAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const base = /^\d{1,9}$/.test(one(sent, 'base')) ? Number(one(sent, 'base')) : null;
    await seekPartners(member, entry.id, base, check(searchSchema, { text: one(sent, 'text'), lang: one(sent, 'lang'), kinds: sent.kinds ?? [], until: one(sent, 'until') }));
    return redirectTo(own, { flash: 'saved' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function SearchDesk() {
  const { base, own, entry, search, offers } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(partnerSearchMessages);
  const theirs = (result && 'theirs' in result ? result.theirs : null) as OtherSearch | null;
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta"><a href={base} lang={entry.lang}>{entry.title}</a></p>
        <h1>{t('desk.heading')}</h1>
        <p>{t('desk.lead')}</p>
      </header>
      <SearchForm result={result} search={search} theirs={theirs} />
      {search && <form method="post" action={`${own}/closing`} className="mt-4"><button type="submit" className="btn-secondary">{t('desk.close')}</button></form>}
      {(search || offers.length > 0) && (
        <section aria-labelledby="offers" className="mt-12">
          <h2 id="offers" className="mb-4">{t('desk.received')}</h2>
          {offers.length > 0 ? <OfferList offers={offers} /> : <p>{t('desk.none')}</p>}
        </section>
      )}
    </div>
  );
}
