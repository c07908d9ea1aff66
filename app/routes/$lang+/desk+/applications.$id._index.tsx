import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AnswerForm } from '#app/domain/joining/answer-form';
import { ApplicationFacts } from '#app/domain/joining/application-facts';
import { joiningMessages } from '#app/domain/joining/messages';
import { applicationAt } from '#app/page/application.server';
import { pageMeta } from '#app/page/meta';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, application, names } = await applicationAt(request, params);
  return json({ application, names, title: translator(joiningMessages, lang)('one.title', { name: application.name }) });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function ApplicationPage() {
  const { application, names, title } = useLoaderData<typeof loader>();
  const t = useT(joiningMessages);
  const lang = useLang();
  const at = `/${lang}/desk/applications/${application.id}`;
  const { name, organisation, representativeAnswer } = application;
  const answered = representativeAnswer === 'yes' ? t('one.saidYes') : representativeAnswer === 'no' ? t('one.saidNo') : application.needsYes ? t('one.needsYes') : '';
  return (
    <div className="wrap-narrow stack">
      <h1>{title}</h1>
      {application.mayAnswer && (
        <section className="notice stack" aria-labelledby="answer">
          <h2 id="answer">{t('answer.title')}</h2>
          <AnswerForm action={`${at}/answer`} name={name} organisation={organisation} />
        </section>
      )}
      {application.mayDecide && answered && <p className="notice">{answered}</p>}
      {application.mayDecide && !application.partnerId && <p className="notice">{t('one.newNote')}</p>}
      <ApplicationFacts application={application} names={names} />
      {application.mayDecide && (
        <div className="button-row">
          <a href={`${at}/approve`} className="btn">{t('one.approve')}</a>
          <a href={`${at}/organisation`} className="btn-secondary">{t('one.change')}</a>
          <a href={`${at}/decline`} className="btn-secondary">{t('one.decline')}</a>
        </div>
      )}
      <p><a href={`/${lang}/desk/applications`}>{t('one.back')}</a></p>
    </div>
  );
}
