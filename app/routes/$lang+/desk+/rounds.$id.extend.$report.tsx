import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary, Field, TextArea } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { extendReport, openExtension } from '#app/domain/rounds/extension.server';
import { roundMessages } from '#app/domain/rounds/messages';
import { day } from '#app/domain/shared/fields';
import { formatPeriod } from '#app/domain/shared/period-words';
import { attempt, found } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { formatDate } from '#app/platform/i18n/format';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import { z } from 'zod';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const { id = '', report = '' } = params;
  const { period, dueOn, title } = await found(() => openExtension(member, id, report, lang));
  return json({ id, dueOn, pilot: title, period: formatPeriod(lang, period), title: translator(roundMessages, lang)('extend.title') });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const { id = '', report = '' } = params;
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const { dueOn } = check(z.object({ dueOn: day() }), { dueOn: one(sent, 'dueOn') });
    await extendReport(member, id, report, { dueOn, base: one(sent, 'stands'), reason: one(sent, 'reason') });
    return redirectTo(`/${lang}/desk/rounds/${id}`, { flash: 'extended' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data ? `${data.title}: ${data.pilot}` : '', noindex: true });

export default function ExtendReport() {
  const { id, dueOn, pilot, period, title } = useLoaderData<typeof loader>();
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
        <p className="lead">{t('extend.lead', { title: pilot || t('untitled'), date: formatDate(lang, dueOn) })}</p>
      </header>
      <ErrorSummary result={result} labels={{ dueOn: t('extend.dueOn'), reason: t('extend.reason') }} />
      <form method="post">
        <input type="hidden" name="stands" value={dueOn} />
        <Field name="dueOn" type="date" width="short" label={t('extend.dueOn')} result={result} />
        <TextArea name="reason" rows={4} label={t('extend.reason')} hint={t('extend.reasonHint')} result={result} />
        <div className="button-row">
          <button type="submit" className="btn">{t('extend.do')}</button>
          <a href={back} className="btn-secondary">{ui('cancel')}</a>
        </div>
      </form>
    </div>
  );
}
