import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Choices, ErrorSummary, REFUSAL, TextArea } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { assessmentMessages } from '#app/domain/assessment/messages';
import { nameAssessor, openToName } from '#app/domain/assessment/name-assessor.server';
import { assessorCandidates, type Candidate } from '#app/domain/assessment/suggestions.server';
import { peopleMessages } from '#app/domain/people/messages';
import { text } from '#app/domain/shared/fields';
import { sharedMessages } from '#app/domain/shared/messages';
import { attempt, found } from '#app/page/attempt.server';
import { kindAt } from '#app/page/entry.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { formatDate } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

const MOST_WORDS = 100;

/** A candidate as a choice: who, from where, and why they stand there. */
function choiceOf(lang: Lang, { id, name, organisation, side, themes, open, before }: Candidate) {
  const t = translator(assessmentMessages, lang);
  const ui = translator(uiMessages, lang);
  const people = translator(peopleMessages, lang);
  const why = [organisation, side && people(`side.${side}`), ...themes.map((theme) => ui(`theme.${theme}`)), before && t('name.before'), t('name.open', { count: open })];
  return { value: id, label: name, hint: why.filter(Boolean).join(' · ') };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const type = kindAt(params);
  const opened = await found(() => openToName(member, type, params.id ?? ''));
  const t = translator(assessmentMessages, lang);
  const asked = (new URL(request.url).searchParams.get('q') ?? '').normalize('NFC').slice(0, MOST_WORDS);
  const q = text(MOST_WORDS).safeParse(asked).success ? asked.trim() : '';
  const { standing, content, entry, revision, waits } = opened;
  const others = waits ? (await assessorCandidates(type, opened, q, lang)).filter(({ id }) => id !== standing?.assessorId) : [];
  return json({
    base: `/${lang}/desk/${type.key}/${entry.id}`,
    title: content.texts[content.originalLang]?.fields.title || translator(sharedMessages, lang)('edit.untitled'),
    textLang: content.originalLang,
    heading: t(standing ? 'name.again' : 'name.title'),
    standing: standing && t('name.standing', { name: standing.assessor?.name ?? t('name.formerMember'), at: formatDate(lang, standing.namedAt) }),
    replaces: standing?.id ?? '',
    number: revision.number,
    waits,
    unreleased: revision.state === 'submitted' && revision.releasedAt === null,
    q,
    options: others.map((candidate) => choiceOf(lang, candidate)),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const type = kindAt(params);
  const { entry } = await found(() => openToName(member, type, params.id ?? ''));
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const { word } = check(z.object({ word: text(2000) }), { word: one(sent, 'word') });
    await nameAssessor(member, type, entry.id, { number: Number(one(sent, 'number')), replaces: one(sent, 'replaces'), personId: one(sent, 'person'), word });
    return redirectTo(`/${lang}/desk/${type.key}/${entry.id}`, { flash: 'assessorNamed' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data ? `${data.heading} – ${data.title}` : '', noindex: true });

export default function AssessorPage() {
  const { base, title, textLang, heading, standing, replaces, number, waits, unreleased, q, options } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(assessmentMessages);
  const gone = !waits || result?.issues.some(({ code }: { code: string }) => code === 'conflict');
  return (
    <div className="wrap-narrow stack">
      <p className="meta"><a href={base} lang={textLang}>{title}</a></p>
      <h1>{heading}</h1>
      <p className="lead">{t('name.lead')}</p>
      {unreleased && <p className="notice">{t('name.waitsRelease')}</p>}
      {gone && !unreleased && <p {...REFUSAL}>{t('name.gone')}</p>}
      {!gone && <ErrorSummary result={result} labels={{ person: t('name.who'), word: t('name.word') }} />}
      {standing && <p className="notice">{standing}</p>}
      {waits && (
        <>
          <form method="get" role="search" className="field">
            <label htmlFor="q" className="field-label">{t('name.search')}</label>
            <div className="button-row">
              <input id="q" name="q" type="search" defaultValue={q} maxLength={100} className="input input-short" />
              <button type="submit" className="btn-secondary">{t('name.find')}</button>
            </div>
          </form>
          {options.length === 0 && <p>{q ? `${t('name.noneFound')} ${t('name.whoHint')}` : t('name.none')}</p>}
          {options.length > 0 && (
            <form method="post">
              <input type="hidden" name="number" value={number} />
              <input type="hidden" name="replaces" value={replaces} />
              <Choices name="person" label={t(q ? 'name.found' : 'name.suggested')} hint={t('name.whoHint')} type="radio" options={options} result={result} />
              <TextArea name="word" label={t('name.word')} hint={t('name.wordHint')} rows={4} result={result} optional />
              <button type="submit" className="btn">{t('name.do')}</button>
            </form>
          )}
        </>
      )}
    </div>
  );
}
