import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Choices, ErrorSummary, Select } from '#app/components/field';
import { Sending } from '#app/components/sending';
import { partnerNames } from '#app/domain/partners/partners.server';
import { choice } from '#app/domain/shared/fields';
import { sharedMessages } from '#app/domain/shared/messages';
import { startEntry } from '#app/domain/shared/revision.server';
import { partnersWhere } from '#app/domain/shared/viewer';
import { attempt, found } from '#app/page/attempt.server';
import { kindAt } from '#app/page/entry.server';
import { check, one, readForm } from '#app/page/form.server';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { idFor } from '#app/page/sending.server';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { LANGUAGE_NAMES, LANGUAGES } from '#app/platform/i18n/languages';
import { translator, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const type = kindAt(params);
  const mine = partnersWhere(member, 'editor');
  if (mine.length === 0) throw new Response(null, { status: 403 });
  const names = await partnerNames(mine, lang);
  const { searchParams } = new URL(request.url);
  const wanted = searchParams.get('partner');
  const t = translator(type.messages, lang);
  const offer = await found(async () => type.startFrom?.offer(member, lang, searchParams.getAll('from').slice(0, 20)) ?? null);
  const said = (key: string) => (t.has(key) ? t.at(key) : '');
  return json({
    lang: offer?.lang ?? lang,
    begin: offer && { ...offer, words: { sources: said('begin.sources'), sourcesHint: said('begin.sourcesHint'), as: said('begin.as'), asHint: said('begin.asHint') } },
    title: translator(sharedMessages, lang)('new.title', { kind: t.at('name.one') }),
    leadLabel: said('field.lead'),
    langLabel: said('field.originalLang'),
    partners: mine.map((id) => ({ value: id, label: names.get(id) ?? id })),
    chosen: mine.find((id) => id === wanted) ?? mine[0] ?? '',
  });
}

const schema = z.object({ lead: z.uuid('choose'), originalLang: choice(LANGUAGES) });

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const type = kindAt(params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const { lead, originalLang } = check(schema, { lead: one(sent, 'lead'), originalLang: one(sent, 'originalLang') });
    const from = { ids: (sent.from ?? []).slice(0, 20), as: one(sent, 'as'), lang: originalLang };
    const content = type.startFrom ? await type.startFrom.begin(member, from) : type.empty(originalLang);
    const { id } = await startEntry(member, type, lead, content, idFor(member, request, sent));
    return redirectTo(`/${lang}/desk/${type.key}/${id}/${type.sections?.[0]?.key}`);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function NewEntry() {
  const { lang, title, partners, chosen, begin, leadLabel, langLabel } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(sharedMessages);
  return (
    <div className="wrap-narrow">
      <h1>{title}</h1>
      <p className="lead">{t('new.lead')}</p>
      <ErrorSummary result={result} labels={{ lead: leadLabel, originalLang: langLabel }} />
      <form method="post">
        <Sending />
        {begin && begin.sources.length > 0 && <Choices name="from" type="checkbox" label={begin.words.sources} hint={begin.words.sourcesHint} options={begin.sources} values={begin.chosen} result={result} optional />}
        {begin && <Choices name="as" type="radio" inline label={begin.words.as} hint={begin.words.asHint} options={begin.as} values={begin.suggested ? [begin.suggested] : []} result={result} optional />}
        <Select name="lead" label={leadLabel} options={partners} value={chosen} result={result} />
        <Choices name="originalLang" type="radio" inline label={langLabel} values={[lang]} result={result} options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }))} />
        <div className="button-row"><button type="submit" className="btn">{t('new.start')}</button></div>
      </form>
    </div>
  );
}
