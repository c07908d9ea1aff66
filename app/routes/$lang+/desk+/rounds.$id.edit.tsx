import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { openRound, saveRound } from '#app/domain/rounds/keeping.server';
import { roundMessages } from '#app/domain/rounds/messages';
import { periodOptions, sentRound } from '#app/domain/rounds/round-form';
import { RoundFields } from '#app/domain/rounds/round-fields';
import { roundSchema } from '#app/domain/rounds/round.schema';
import { ConflictNotice } from '#app/domain/shared/conflict-notice';
import { formatPeriod } from '#app/domain/shared/period-words';
import { attempt, found } from '#app/page/attempt.server';
import { withConflict } from '#app/page/conflict.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

function labels(lang: Lang) {
  const t = translator(roundMessages, lang);
  return { period: t('field.period'), dueOn: t('field.dueOn'), repeats: t('field.repeats') };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const { round, periods, base } = await found(() => openRound(member, params.id ?? ''));
  const { id, period, dueOn, repeats, state } = round;
  return json({ id, base, edit: { period, dueOn, repeats }, periods: state === 'draft' ? periodOptions(lang, periods) : null, period: formatPeriod(lang, period), labels: labels(lang), title: translator(roundMessages, lang)('edit.title') });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const sent = await readForm(request);
  const id = params.id ?? '';
  const failed = await attempt(sent, async () => {
    await saveRound(member, id, one(sent, 'base'), check(roundSchema, sentRound(sent)));
    return redirectTo(`/${lang}/desk/rounds/${id}`, { flash: 'saved' });
  });
  return withConflict(failed, sent, labels(lang), lang);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data ? `${data.title}: ${data.period}` : '', noindex: true });

export default function EditRound() {
  const { id, base, edit, periods, period, labels, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(roundMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const back = `/${lang}/desk/rounds/${id}`;
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta"><a href={`/${lang}/desk/rounds`}>{t('title')}</a> · <a href={back}>{period}</a></p>
        <h1>{title}</h1>
      </header>
      {result?.conflict ? <ConflictNotice conflict={result.conflict} /> : <ErrorSummary result={result} labels={labels} />}
      <form method="post">
        <input type="hidden" name="base" value={result ? result.base : base} />
        <RoundFields edit={edit} periods={periods} result={result} />
        <div className="button-row">
          <button type="submit" className="btn">{ui('save')}</button>
          <a href={back} className="btn-secondary">{ui('cancel')}</a>
        </div>
      </form>
      {periods && <p className="mt-12"><a href={`${back}/delete`}>{t('delete.open')}</a></p>}
    </div>
  );
}
