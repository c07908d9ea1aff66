import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { createRound, proposeRound } from '#app/domain/rounds/keeping.server';
import { roundMessages } from '#app/domain/rounds/messages';
import { periodOptions, sentRound } from '#app/domain/rounds/round-form';
import { RoundFields } from '#app/domain/rounds/round-fields';
import { roundSchema } from '#app/domain/rounds/round.schema';
import { formatPeriod } from '#app/domain/shared/period-words';
import { attempt, found } from '#app/page/attempt.server';
import { check, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const { edit, periods, questionsFrom } = await found(() => proposeRound(member));
  return json({ edit, periods: periodOptions(lang, periods), from: questionsFrom && formatPeriod(lang, questionsFrom), title: translator(roundMessages, lang)('new.title') });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const { id } = await createRound(member, check(roundSchema, sentRound(sent)));
    return redirectTo(`/${lang}/desk/rounds/${id}`, { flash: 'saved' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function NewRound() {
  const { edit, periods, from, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(roundMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta"><a href={`/${lang}/desk/rounds`}>{t('title')}</a></p>
        <h1>{title}</h1>
        <p className="lead">{from ? t('new.lead', { period: from }) : t('new.first')}</p>
      </header>
      <ErrorSummary result={result} labels={{ period: t('field.period'), dueOn: t('field.dueOn') }} />
      <form method="post">
        <RoundFields edit={edit} periods={periods} result={result} />
        <div className="button-row">
          <button type="submit" className="btn">{t('new.do')}</button>
          <a href={`/${lang}/desk/rounds`} className="btn-secondary">{ui('cancel')}</a>
        </div>
      </form>
    </div>
  );
}
