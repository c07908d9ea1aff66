import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Choices, ErrorSummary, Select } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { mergePartner } from '#app/domain/partners/merge.server';
import { partnerMessages } from '#app/domain/partners/messages';
import { partnerOptions } from '#app/domain/partners/partners.server';
import { openPartner } from '#app/domain/partners/profile.server';
import { refuseIf } from '#app/domain/shared/outcome';
import { attempt, found } from '#app/page/attempt.server';
import { one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const coordinator = await coordinatorAt(request, params);
  const { entry } = await found(() => openPartner(coordinator, params.id ?? ''));
  const options = await partnerOptions(lang);
  return json({
    id: entry.id,
    title: translator(partnerMessages, lang)('merge.title'),
    name: options.find(({ id }) => id === entry.id)?.name ?? '',
    options: options.filter(({ id }) => id !== entry.id).map(({ id, name }) => ({ value: id, label: name })),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const coordinator = await coordinatorAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const id = params.id ?? '';
    await found(() => openPartner(coordinator, id));
    const into = one(sent, 'into');
    const known = (await partnerOptions(lang)).some((option) => option.id === into);
    refuseIf([
      ...(known && into !== id ? [] : [{ field: 'into', code: 'choose' }]),
      ...(one(sent, 'sure') === 'yes' ? [] : [{ field: 'sure', code: 'required' }]),
    ]);
    await mergePartner(coordinator, id, into);
    return redirectTo(`/${lang}/desk/partners/${into}/edit`, { flash: 'changed' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? pageMeta(matches, { title: `${data.title}: ${data.name}`, noindex: true }) : [];

export default function MergePartner() {
  const { id, title, name, options } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(partnerMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  return (
    <div className="wrap-narrow stack">
      <header className="page-head">
        <p className="meta"><a href={`/${lang}/desk/partners/${id}/edit`}>{name}</a></p>
        <h1>{title}</h1>
        <p>{t('merge.from', { name })}</p>
        <p>{t('merge.lead')}</p>
      </header>
      <ErrorSummary result={result} labels={{ into: t('merge.into'), sure: t('merge.confirm') }} />
      <form method="post" noValidate>
        <Select name="into" label={t('merge.into')} result={result} options={options} empty={ui('choose')} />
        <Choices name="sure" type="checkbox" label={t('merge.confirm')} result={result} options={[{ value: 'yes', label: t('merge.sure') }]} />
        <button className="btn-danger" type="submit">{t('merge.do')}</button>
      </form>
    </div>
  );
}
