import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ErrorSummary } from '#app/components/field';
import { handBackAssessment } from '#app/domain/assessment/assess.server';
import { assessmentMessages } from '#app/domain/assessment/messages';
import { text } from '#app/domain/shared/fields';
import { ReasonForm } from '#app/domain/shared/reason-form';
import { assessmentAt } from '#app/page/assessment.server';
import { attempt } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { pageMeta } from '#app/page/meta';
import { movedOn } from '#app/page/moved-on.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, assessment, working } = await assessmentAt(request, params);
  const here = `/${lang}/desk/assessments/${assessment.id}`;
  if (assessment.state !== 'named') throw await movedOn(request, here);
  const { content } = working;
  return json({ here, heading: translator(assessmentMessages, lang)('handBack.title'), title: content.texts[content.originalLang]?.fields.title ?? '', textLang: content.originalLang });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { lang, member, assessment, type } = await assessmentAt(request, params);
  const sent = await readForm(request);
  // What is no longer in their hands needs no handing back; the assessment's page says what became of it.
  if (assessment.state !== 'named') return redirectTo(`/${lang}/desk/assessments/${assessment.id}`);
  return attempt(sent, async () => {
    const { reason } = check(z.object({ reason: text(1000) }), { reason: one(sent, 'reason') });
    await handBackAssessment(member, type, assessment.id, reason);
    return redirectTo(`/${lang}/desk`, { flash: 'handedBack' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data ? `${data.heading} – ${data.title}` : '', noindex: true });

export default function HandBackPage() {
  const { here, heading, title, textLang } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(assessmentMessages);
  return (
    <div className="wrap-narrow">
      <p className="meta"><a href={here} lang={textLang}>{title}</a></p>
      <h1>{heading}</h1>
      <p>{t('handBack.lead')}</p>
      <ErrorSummary result={result} labels={{ reason: t('handBack.why') }} />
      <ReasonForm label={t('handBack.why')} button={t('handBack.do')} back={here} result={result} />
    </div>
  );
}
