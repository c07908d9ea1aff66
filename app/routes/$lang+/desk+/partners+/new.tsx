import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary, Field, Select } from '#app/components/field';
import { partnerMessages } from '#app/domain/partners/messages';
import { newPartner } from '#app/domain/partners/partner.schema';
import { useKindOptions } from '#app/domain/partners/profile-form';
import { addPartner } from '#app/domain/partners/profile.server';
import { attempt } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  await coordinatorAt(request, params);
  return json({ title: translator(partnerMessages, lang)('new.title') });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const coordinator = await coordinatorAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const input = check(newPartner, { name: one(sent, 'name'), lang: one(sent, 'lang'), kind: one(sent, 'kind') });
    const { id } = await addPartner(coordinator, input);
    return redirectTo(`/${lang}/desk/partners/${id}/edit`, { flash: 'published' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, noindex: true }) : []);

export default function NewPartner() {
  const { title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(partnerMessages);
  const lang = useLang();
  const languages = LANGUAGES.map((value) => ({ value, label: t.at(`translation.languages.${value}`) }));
  return (
    <div className="wrap-narrow stack">
      <header className="page-head">
        <p className="meta"><a href={`/${lang}/desk/partners`}>{t('desk.title')}</a></p>
        <h1>{title}</h1>
        <p className="lead">{t('new.lead')}</p>
      </header>
      <ErrorSummary result={result} labels={{ name: t('field.title'), lang: t('field.lang'), kind: t('field.kind') }} />
      <form method="post" noValidate>
        <Field name="name" label={t('field.title')} hint={t('hint.title')} result={result} maxLength={160} />
        <Select name="kind" label={t('field.kind')} result={result} options={useKindOptions()} value="city" />
        <Select name="lang" label={t('field.lang')} result={result} options={languages} value={lang} />
        <button className="btn" type="submit">{t('new.create')}</button>
      </form>
    </div>
  );
}
