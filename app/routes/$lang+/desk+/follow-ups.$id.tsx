import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Afterwards } from '#app/domain/follow-ups/afterwards';
import { AnswerForm } from '#app/domain/follow-ups/answer-form';
import { answerFollowUp } from '#app/domain/follow-ups/answering.server';
import { followUpAnswer as answerSchema } from '#app/domain/follow-ups/follow-up.schema';
import { publicFollowUps } from '#app/domain/follow-ups/follow-ups.server';
import { followUpMessages } from '#app/domain/follow-ups/messages';
import { attempt } from '#app/page/attempt.server';
import { followUpAnswer, followUpAt } from '#app/page/follow-up.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { pageMeta } from '#app/page/meta';
import { redirectTo } from '#app/platform/http/redirect.server';
import { formatDate } from '#app/platform/i18n/format';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, row, values, mayAnswer, pilot } = await followUpAt(request, params);
  const t = translator(followUpMessages, lang);
  const answers = await publicFollowUps(row.pilotId, lang);
  const { slug, months, endedOn, askOn, isDue, open, openOn, lock } = row;
  return json({
    slug, months, lock, open, values, mayAnswer,
    answered: answers.filter((answer) => answer.months === months),
    others: answers.filter((answer) => answer.months !== months),
    asks: t(isDue ? 'form.asks' : 'form.asksEarly', { years: months, day: formatDate(lang, endedOn), askOn: formatDate(lang, askOn) }),
    from: formatDate(lang, openOn),
    title: t('form.title', { title: pilot }),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { lang, member, row, mayAnswer } = await followUpAt(request, params);
  if (!mayAnswer) throw new Response(null, { status: 403 });
  const sent = await readForm(request);
  const failed = await attempt(sent, async () => {
    const base = /^\d{1,9}$/.test(one(sent, 'base')) ? Number(one(sent, 'base')) : -1;
    await answerFollowUp(member, row.id, base, check(answerSchema, { outcome: one(sent, 'outcome'), reason: one(sent, 'reason'), lang: one(sent, 'lang') }));
    return redirectTo(`/${lang}/desk/follow-ups`, { flash: 'answered' });
  });
  return followUpAnswer(failed, sent, lang);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function FollowUp() {
  const { slug, months, lock, open, values, mayAnswer, answered, others, asks, from, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(followUpMessages);
  const lang = useLang();
  const isForm = mayAnswer && open;
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta"><a href={`/${lang}/desk/follow-ups`}>{t('form.back')}</a> · {t('after', { months })}</p>
        <h1>{title}</h1>
        <p className="lead">{asks}</p>
        <p><a href={`/${lang}/pilots/${slug}`}>{t('form.pilot')}</a></p>
      </header>
      {isForm && <AnswerForm result={result} values={values} base={lock} />}
      {!isForm && answered.length > 0 && <Afterwards answers={answered} heading="h2" />}
      {!isForm && answered.length === 0 && <p>{t('form.unanswered')} {open ? t('form.onlyLead') : t('form.notYet', { day: from })}</p>}
      {others.map((other) => (
        <section key={other.id} aria-labelledby={`after-${other.months}`} className="mt-12">
          <h2 id={`after-${other.months}`} className="section-head">{t('form.earlier', { years: other.months })}</h2>
          <Afterwards answers={[other]} />
        </section>
      ))}
    </div>
  );
}
