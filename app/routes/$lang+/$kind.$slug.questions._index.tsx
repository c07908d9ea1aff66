import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Pagination } from '#app/components/pagination';
import { questionMessages } from '#app/domain/questions/messages';
import { QuestionList } from '#app/domain/questions/question-list';
import { publicQuestions } from '#app/domain/questions/questions.server';
import { pageMeta } from '#app/page/meta';
import { publicEntryAt } from '#app/page/public-entry.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, id, href, title, titleLang } = await publicEntryAt(params, 'questions', '/questions');
  const asked = Number(new URL(request.url).searchParams.get('page') ?? 1);
  const found = await publicQuestions(id, lang, Number.isSafeInteger(asked) ? asked : 1);
  return json({ ...found, href, entry: { title, lang: titleLang }, title: translator(questionMessages, lang)('pageTitle', { title }) });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, noindex: true }) : []);

export default function Questions() {
  const { questions, page, pages, href, entry } = useLoaderData<typeof loader>();
  const t = useT(questionMessages);
  const lang = useLang();
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta"><a href={href} lang={entry.lang === lang ? undefined : entry.lang}>{entry.title}</a></p>
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
        <p className="button-row no-print"><a className="btn" href={`${href}/questions/ask`}>{t('ask')}</a></p>
      </header>
      {questions.length > 0 ? <QuestionList questions={questions} /> : <p>{t('none')}</p>}
      <Pagination page={page} pages={pages} hrefOf={(n) => `${href}/questions${n > 1 ? `?page=${n}` : ''}`} />
    </div>
  );
}
