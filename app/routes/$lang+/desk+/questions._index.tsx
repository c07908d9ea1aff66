import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { SubNavigation } from '#app/components/sub-navigation';
import { DeskQuestions } from '#app/domain/questions/desk-list';
import { questionMessages } from '#app/domain/questions/messages';
import { deskQuestions } from '#app/domain/questions/questions.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const show = new URL(request.url).searchParams.get('show') === 'decided' ? 'decided' : 'waiting';
  const questions = await deskQuestions(member, lang, show);
  if (!questions) throw new Response(null, { status: 404 });
  return json({ show, questions, title: translator(questionMessages, lang)('desk.title') });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function DeskQuestionsPage() {
  const { show, questions, title } = useLoaderData<typeof loader>();
  const t = useT(questionMessages);
  const lang = useLang();
  const at = `/${lang}/desk/questions`;
  return (
    <>
      <div className="wrap"><header className="page-head"><h1>{title}</h1><p className="lead">{t('desk.lead')}</p></header></div>
      <SubNavigation label={title} links={[{ path: at, label: t('desk.waiting') }, { path: `${at}?show=decided`, label: t('desk.decided') }]} at={show === 'decided' ? `${at}?show=decided` : at} />
      <div className="wrap">{questions.length > 0 ? <DeskQuestions questions={questions} /> : <p>{t(show === 'waiting' ? 'desk.empty' : 'desk.emptyDecided')}</p>}</div>
    </>
  );
}
