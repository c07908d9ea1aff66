import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { partnerNames } from '#app/domain/partners/partners.server';
import { partnerSearchMessages } from '#app/domain/partner-search/messages';
import { OfferForm, OwnOffer } from '#app/domain/partner-search/offer-form';
import { offerPartnership, ownOffer } from '#app/domain/partner-search/offers.server';
import { offerSchema } from '#app/domain/partner-search/partner-search.schema';
import { anySearch } from '#app/domain/partner-search/partner-searches.server';
import { SearchText } from '#app/domain/partner-search/search-part';
import { attempt } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { movedOn } from '#app/page/moved-on.server';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { formatDate } from '#app/platform/i18n/format';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import '#app/domain/partner-search/partner-search.css';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const search = await anySearch(params.id ?? '', lang);
  const own = search && (await ownOffer(member, search.id));
  // Once closed, only those who answered come back to what they wrote.
  if (!search || !(search.open || own)) throw await movedOn(request, `/${lang}/partners-wanted`, new Response(null, { status: 404 }));
  const names = await partnerNames(member.memberships.map(({ partnerId }) => partnerId), lang);
  return json({
    search,
    own: own && { ...own, sentAt: formatDate(lang, own.sentAt), repliedAt: own.repliedAt && formatDate(lang, own.repliedAt) },
    organisations: [...names].map(([value, label]) => ({ value, label })),
    title: translator(partnerSearchMessages, lang)('answer.title', { title: search.title }),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await memberAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    await offerPartnership(member, params.id ?? '', check(offerSchema, { text: one(sent, 'text'), lang: one(sent, 'lang'), organisation: one(sent, 'organisation') }));
    return redirectTo(`/${langOf(params)}/partners-wanted/${params.id}/answer`, { flash: 'sent' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, noindex: true }) : []);

export default function AnswerSearch() {
  const { search, own, organisations } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(partnerSearchMessages);
  const lang = useLang();
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta"><a href={search.href} lang={search.titleLang === lang ? undefined : search.titleLang}>{search.title}</a></p>
        <h1>{t('answer.heading')}</h1>
      </header>
      <div className="partner-search mb-8"><SearchText search={search} /></div>
      {!search.open && <p className="notice">{t('answer.closed')}</p>}
      {own ? <OwnOffer offer={own} /> : <OfferForm result={result} organisations={organisations} lead={search.lead?.name ?? ''} />}
    </div>
  );
}
