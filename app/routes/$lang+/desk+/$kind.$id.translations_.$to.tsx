import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Choices, ErrorSummary, Field, TextArea } from '#app/components/field';
import { SaveButtons } from '#app/components/step-list';
import { ConflictNotice } from '#app/domain/shared/conflict-notice';
import { sharedMessages } from '#app/domain/shared/messages';
import { refuseIf } from '#app/domain/shared/outcome';
import { fingerprint, type OtherSave, saveEntry } from '#app/domain/shared/revision.server';
import { one, type Sent } from '#app/domain/shared/sent';
import { applyTranslation, pairsOf, translationValues } from '#app/domain/shared/translation.server';
import { attempt } from '#app/page/attempt.server';
import { entryAt } from '#app/page/entry.server';
import { readForm } from '#app/page/form.server';
import { pageMeta } from '#app/page/meta';
import { movedOn } from '#app/page/moved-on.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { formatMoment } from '#app/platform/i18n/format';
import { isLang, LANGUAGE_NAMES } from '#app/platform/i18n/languages';
import { useT } from '#app/platform/i18n/messages';

async function translationAt(request: Request, params: LoaderFunctionArgs['params']) {
  const at = await entryAt(request, params);
  const { to } = params;
  if (!isLang(to) || to === at.working.content.originalLang) throw new Response(null, { status: 404 });
  // Once locked the page still stands, so that nobody who was writing loses their words.
  if (!at.may.edit && !at.may.withdraw) throw await movedOn(request, at.base);
  return { ...at, to };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { type, lang, working, base, title, to } = await translationAt(request, params);
  const { content } = working;
  return json({
    title,
    overview: base,
    to,
    toName: LANGUAGE_NAMES[to],
    from: content.originalLang,
    pairs: pairsOf(type, content, to, lang),
    state: content.texts[to]?.state ?? 'translated',
    base: fingerprint(translationValues(type, content, to)),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { type, lang, working, base, member, to } = await translationAt(request, params);
  const sent = await readForm(request);
  const failed = await attempt(sent, async () => {
    await saveEntry(member, type, working.entry.id, {
      base: one(sent, 'base'),
      part: (content) => translationValues(type, content, to),
      change: (content) => {
        const { content: changed, issues } = applyTranslation(type, content, to, sent);
        refuseIf(issues);
        return changed;
      },
    });
    return redirectTo(`${base}/translations`, { flash: 'saved' });
  });
  if (failed.status === 303) return failed;
  const body = await failed.json();
  const other = body.theirs as OtherSave | undefined;
  const pairs = pairsOf(type, working.content, to, lang);
  const theirs = (other?.part ?? {}) as Sent;
  const conflict = other && {
    by: other.by,
    at: formatMoment(lang, other.at),
    base: fingerprint(other.part),
    differences: pairs
      .map(({ name, label }) => ({ name, label, theirs: one(theirs, name), mine: one(sent, name) }))
      .filter((pair) => pair.theirs.trim() !== pair.mine.trim()),
  };
  return json({ ...body, theirs: null, conflict, labels: Object.fromEntries(pairs.map(({ name, label }) => [name, label])) }, { status: failed.status });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: `${data?.toName} – ${data?.title}`, noindex: true });

export default function TranslationPage() {
  const { title, overview, to, toName, from, pairs, state, base } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(sharedMessages);
  const states = (['translated', 'machine', 'outdated'] as const).map((value) => ({ value, label: t.at(`translations.states.${value}`) }));
  return (
    <div className="wrap">
      <p className="meta"><a href={overview}>{title}</a> · <a href={`${overview}/translations`}>{t('translations.title')}</a></p>
      <h1>{t('translations.into', { language: toName })}</h1>
      <p>{t('translations.hint')}</p>
      {result?.conflict ? <ConflictNotice conflict={result.conflict} /> : <ErrorSummary result={result} labels={result?.labels} />}
      <unsaved-guard>
        <form method="post">
          <input type="hidden" name="base" value={result?.conflict?.base ?? result?.sent?.base?.[0] ?? base} />
          {pairs.map(({ name, as, label, original, value }) => (
            <div key={name} className="side-by-side">
              <div>
                <h2 className="field-label">{label} ({t('translations.original')})</h2>
                <p lang={from} className="kept-lines">{original}</p>
              </div>
              {as === 'line' ? (
                <Field name={name} label={label} value={value} result={result} lang={to} />
              ) : (
                <TextArea name={name} label={label} value={value} rows={as === 'markdown' ? 9 : 3} result={result} lang={to} />
              )}
            </div>
          ))}
          <Choices name="state" type="radio" inline label={t('translations.state')} options={states} values={[state === 'outdated' ? 'translated' : state]} result={result} />
          <SaveButtons />
        </form>
      </unsaved-guard>
    </div>
  );
}
