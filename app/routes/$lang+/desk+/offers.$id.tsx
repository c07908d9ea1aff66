import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary, TextArea } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { partnerNames } from '#app/domain/partners/partners.server';
import { partnerSearchMessages } from '#app/domain/partner-search/messages';
import { openOffer, replyToOffer } from '#app/domain/partner-search/offers.server';
import { replySchema } from '#app/domain/partner-search/partner-search.schema';
import { titleOfEntry } from '#app/domain/shared/entry-address.server';
import { attempt, found } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { formatDate } from '#app/platform/i18n/format';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const { text, lang: written, sentAt, reply, repliedAt, organisationId, person, search } = await found(() => openOffer(member, params.id ?? ''));
  const organisation = organisationId ? ((await partnerNames([organisationId], lang)).get(organisationId) ?? null) : null;
  const { entry } = search;
  return json({
    offer: { text, lang: written, reply, from: person?.name ?? null, organisation, sent: formatDate(lang, sentAt), replied: repliedAt && formatDate(lang, repliedAt) },
    search: { text: search.text, lang: search.lang },
    back: entry.isPublic ? `/${lang}/desk/${entry.kind}/${search.entryId}/partner-search` : `/${lang}/desk`,
    title: translator(partnerSearchMessages, lang)('offer.title', { title: await titleOfEntry(search.entryId, lang) }),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await memberAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    await openOffer(member, params.id ?? '');
    await replyToOffer(member, params.id ?? '', check(replySchema, { reply: one(sent, 'reply') }).reply);
    return redirectTo(`/${langOf(params)}/desk/offers/${params.id}`, { flash: 'sent' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function Offer() {
  const { offer, search, back, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(partnerSearchMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const other = (written: string) => (written === lang ? undefined : written);
  return (
    <div className="wrap-narrow stack">
      <header className="page-head">
        <p className="meta"><a href={back}>{t('desk.heading')}</a></p>
        <h1>{title}</h1>
        <p className="lead">{offer.from ?? ui('formerMember')}{offer.organisation && `, ${offer.organisation}`}</p>
      </header>
      <p className="kept-lines" lang={other(offer.lang)}>{offer.text}</p>
      <p className="meta">{t('offer.sent', { at: offer.sent })}</p>
      <details><summary>{t('offer.your')}</summary><p className="kept-lines mt-3" lang={other(search.lang)}>{search.text}</p></details>
      {offer.reply !== null && <section aria-labelledby="reply"><h2 id="reply">{t('offer.replied', { at: offer.replied ?? '' })}</h2><p className="kept-lines mt-3">{offer.reply}</p></section>}
      {offer.reply === null && (
        <form method="post" noValidate>
          <ErrorSummary result={result} labels={{ reply: t('offer.reply') }} />
          <TextArea name="reply" label={t('offer.reply')} hint={t('offer.replyHint')} result={result} rows={7} maxLength={3000} />
          <p className="button-row"><button type="submit" className="btn">{t('offer.send')}</button></p>
        </form>
      )}
      {offer.reply !== null && result && result.issues.length > 0 && <><ErrorSummary result={result} /><p className="kept-lines">{result.sent.reply?.[0]}</p></>}
    </div>
  );
}
