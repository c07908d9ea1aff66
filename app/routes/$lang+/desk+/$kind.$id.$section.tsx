import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { SaveButtons, StepList } from '#app/components/step-list';
import { ConflictNotice } from '#app/domain/shared/conflict-notice';
import { differences, labelledSection } from '#app/domain/shared/labelled.server';
import { sharedMessages } from '#app/domain/shared/messages';
import { refuseIf } from '#app/domain/shared/outcome';
import { fingerprint, type OtherSave, saveEntry } from '#app/domain/shared/revision.server';
import { SectionFields } from '#app/domain/shared/section-form';
import type { Sent } from '#app/domain/shared/sent';
import { attempt } from '#app/page/attempt.server';
import { entryAt, fieldNames, remarksOn, stepsOf } from '#app/page/entry.server';
import { one, readForm } from '#app/page/form.server';
import { pageMeta } from '#app/page/meta';
import { movedOn } from '#app/page/moved-on.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { formatMoment } from '#app/platform/i18n/format';
import { useT } from '#app/platform/i18n/messages';

async function sectionAt(request: Request, params: LoaderFunctionArgs['params']) {
  const at = await entryAt(request, params);
  const section = at.type.sections?.find(({ key }) => key === params.section);
  if (!section) throw new Response(null, { status: 404 });
  // Once locked the page still stands, so that nobody who was writing loses their words.
  if (!at.may.edit && !at.may.withdraw) throw await movedOn(request, at.base);
  return { ...at, section };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { type, section, lang, working, base, title } = await sectionAt(request, params);
  const steps = stepsOf(type, lang, base, working.content);
  const values = section.values(working.content);
  return json({
    ...(await labelledSection(type, section, lang, working)),
    ...(await remarksOn(working.entry.id, working.revision.state, lang)),
    entryTitle: title,
    textLang: working.content.originalLang,
    values,
    base: fingerprint(values),
    steps,
    overview: base,
    current: section.key,
    number: steps.findIndex(({ key }) => key === section.key) + 1,
    isPublic: working.entry.isPublic,
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { type, section, lang, working, base, member } = await sectionAt(request, params);
  const sent = await readForm(request);
  let saved = working.content;
  const failed = await attempt(sent, async () => {
    await saveEntry(member, type, working.entry.id, {
      base: one(sent, 'base'),
      part: section.values,
      change: (content) => {
        const { content: changed, issues } = section.apply(content, sent);
        refuseIf(issues);
        saved = changed;
        return changed;
      },
    });
    // An answer may change which steps follow.
    const steps = stepsOf(type, lang, base, saved);
    const next = steps[steps.findIndex(({ key }) => key === section.key) + 1];
    return redirectTo(one(sent, 'then') === 'next' && next ? next.href : `${base}/${section.key}`, { flash: 'saved' });
  });
  if (failed.status === 303) return failed;
  const body = await failed.json();
  const { fields } = await labelledSection(type, section, lang, working);
  const other = body.theirs as OtherSave | undefined;
  const conflict = other && {
    by: other.by,
    at: formatMoment(lang, other.at),
    base: fingerprint(other.part),
    differences: differences(fields, other.part as Sent, sent, lang),
  };
  return json({ ...body, theirs: null, conflict, labels: fieldNames(type, lang, body.issues.map((i: { field: string }) => i.field)) }, { status: failed.status });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: `${data?.title} – ${data?.entryTitle}`, noindex: true });

export default function SectionPage() {
  const data = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(sharedMessages);
  return (
    <div className="wrap with-side">
      <StepList steps={data.steps} current={data.current} label={t('edit.steps')} />
      <div className="stack">
        <p className="meta"><a href={data.overview}>{data.entryTitle}</a> · {t('edit.step', { n: data.number, of: data.steps.length })}</p>
        <h1>{data.title}</h1>
        {data.lead && <p className="lead">{data.lead}</p>}
        {data.isPublic && <p className="notice">{t('edit.publishedNote')}</p>}
        {data.returned && <div className="notice notice-warn"><p>{data.returned}</p>{data.note && <p>{data.note}</p>}</div>}
        {result?.conflict ? <ConflictNotice conflict={result.conflict} /> : <ErrorSummary result={result} labels={result?.labels} />}
        <unsaved-guard>
          <form method="post">
            <input type="hidden" name="base" value={result?.conflict?.base ?? result?.sent?.base?.[0] ?? data.base} />
            <SectionFields fields={data.fields} values={data.values} result={result} remarks={data.remarks} textLang={data.textLang} />
            <SaveButtons next />
          </form>
        </unsaved-guard>
      </div>
    </div>
  );
}
