import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { StepList } from '#app/components/step-list';
import { shownSections } from '#app/domain/shared/labelled.server';
import { sharedMessages } from '#app/domain/shared/messages';
import { submitEntry } from '#app/domain/shared/review.server';
import { fingerprint } from '#app/domain/shared/revision.server';
import { ShownSections } from '#app/domain/shared/shown';
import { attempt } from '#app/page/attempt.server';
import { entryAt, fieldNames, stepHolding, stepsOf } from '#app/page/entry.server';
import { readForm } from '#app/page/form.server';
import { pageMeta } from '#app/page/meta';
import { movedOn } from '#app/page/moved-on.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useT, type Values } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { type, lang, working, base, title, may } = await entryAt(request, params);
  if (!may.edit) throw await movedOn(request, base);
  const { content, published } = working;
  const sections = await shownSections(type, lang, working, published);
  const holding = Object.fromEntries(sections.map(({ key, shown }) => [key, shown.map(({ name }) => name)]));
  const missing = type.issues(content);
  const names = fieldNames(type, lang, missing.map(({ field }) => field));
  return json({
    title,
    heading: translator(sharedMessages, lang)('section.check'),
    steps: stepsOf(type, lang, base, working.content),
    overview: base,
    sections,
    missing: missing.map(({ field, code, values }) => ({
      field,
      code,
      values,
      label: names[field] ?? field,
      href: `${base}/${stepHolding(type, holding, field)}#f-${field.replace(/[^a-zA-Z0-9]+/g, '-')}`,
    })),
    unchanged: published !== null && fingerprint(published) === fingerprint(content),
    material: published !== null && type.isMaterial(published, content),
    revises: published !== null,
    assessed: type.behaviours.assessed !== undefined,
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { type, member, working, base, lang } = await entryAt(request, params);
  const sent = await readForm(request);
  const failed = await attempt(sent, async () => {
    const { result } = await submitEntry(member, type, working.entry.id);
    return redirectTo(base, { flash: result });
  });
  if (failed.status === 303) return failed;
  const body = await failed.json();
  return json({ ...body, labels: fieldNames(type, lang, body.issues.map((i: { field: string }) => i.field)) }, { status: failed.status });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data ? `${data.heading} – ${data.title}` : '', noindex: true });

export default function CheckPage() {
  const data = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(sharedMessages);
  const ui = useT(uiMessages);
  const ready = data.missing.length === 0;
  return (
    <div className="wrap with-side">
      <StepList steps={data.steps} current="check" label={t('edit.steps')} />
      <div className="stack">
        <p className="meta"><a href={data.overview}>{data.title}</a></p>
        <h1>{t('section.check')}</h1>
        <ErrorSummary result={result} labels={result?.labels} />
        {!ready && (
          <div className="notice notice-warn">
            <h2>{t('check.missing', { count: data.missing.length })}</h2>
            <ul>
              {data.missing.map(({ field, code, values, label, href }) => (
                <li key={`${field}:${code}`}><a href={href}>{label}</a>: {ui.at(`error.${code}`, { max: 0, ...values } as Values)}</li>
              ))}
            </ul>
          </div>
        )}
        {ready && <p className="notice">{data.unchanged ? t('check.unchanged') : t('check.ready')}</p>}
        {data.revises && data.material && <p className="notice">{t(data.assessed ? 'check.materialAssessed' : 'check.material')}</p>}
        {ready && !data.revises && data.assessed && <p className="notice">{t('check.assessed')}</p>}
        {ready && !data.unchanged && (
          <form method="post" className="button-row">
            <button type="submit" className="btn">{data.revises && !data.material ? t('check.publish') : t('check.submit')}</button>
          </form>
        )}
        <ShownSections sections={data.sections} />
      </div>
    </div>
  );
}
