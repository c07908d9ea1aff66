import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Choices, ErrorSummary } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { takeUpChoices } from '#app/domain/replications/choices.server';
import { replicationMessages } from '#app/domain/replications/messages';
import { AdaptationFields, SourceField, StateField } from '#app/domain/replications/replication-form';
import { takenUp } from '#app/domain/replications/replication.schema';
import { takeUp } from '#app/domain/replications/take-up.server';
import { Invalid } from '#app/domain/shared/outcome';
import { attempt, found } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { fieldLabels, sentTold } from '#app/page/replication.server';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

async function choicesAt(request: Request, params: LoaderFunctionArgs['params']) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const choices = await found(() => takeUpChoices(member, new URL(request.url).searchParams.get('practice') ?? '', lang));
  return { lang, member, choices };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, choices } = await choicesAt(request, params);
  const from = new URL(request.url).searchParams.get('from') ?? '';
  return json({
    ...choices,
    from: choices.sources.some(({ value }) => value === from) ? from : '',
    labels: fieldLabels(lang),
    title: translator(replicationMessages, lang)('takeUp.title', { practice: choices.practice.title }),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { lang, member, choices } = await choicesAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const partnerId = one(sent, 'partnerId') || (choices.partners.length === 1 ? (choices.partners[0]?.value ?? '') : '');
    if (!member.memberships.some((membership) => membership.partnerId === partnerId)) throw new Invalid([{ field: 'partnerId', code: 'choose' }]);
    const id = await takeUp(member, choices.practice.id, partnerId, check(takenUp, { ...sentTold(sent), sourceId: one(sent, 'sourceId') }));
    return redirectTo(`/${lang}/desk/replications/${id}`, { flash: 'saved' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function TakeUp() {
  const { title, practice, isOffered, partners, ours, sources, pilots, from, labels } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(replicationMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const back = `/${lang}/practices/${practice.slug}`;
  const values = { state: '', scaling: '', changes: '', reasons: '', lang, pilotId: '', adoptedOn: '' };
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta"><a href={back}>{t('one.practice')}</a></p>
        <h1>{title}</h1>
        <p className="lead">{t(!isOffered ? 'takeUp.notOffered' : partners.length > 0 || result ? 'takeUp.lead' : ours.length > 0 ? 'takeUp.already' : 'takeUp.nobody')}</p>
      </header>
      {ours.map((href) => <p key={href} className="notice"><a href={href}>{t('takeUp.ours')}</a></p>)}
      {isOffered && (partners.length > 0 || result) && (
        <unsaved-guard>
          <form method="post" noValidate>
            <ErrorSummary result={result} labels={labels} />
            {partners.length === 1 && !result
              ? <p className="mb-6">{t('field.partnerId')} <strong>{partners[0]?.label}</strong><input type="hidden" name="partnerId" value={partners[0]?.value} /></p>
              : <Choices name="partnerId" type="radio" label={t('field.partnerId')} options={partners} result={result} />}
            <SourceField options={sources} value={from} result={result} />
            <StateField value={values.state} result={result} />
            <h2 className="mt-10 mb-4">{t('field.details')}</h2>
            <AdaptationFields values={values} pilots={pilots} result={result} />
            <div className="button-row">
              <button type="submit" className="btn">{t('takeUp.submit')}</button>
              <a href={back} className="btn-secondary">{ui('cancel')}</a>
            </div>
          </form>
        </unsaved-guard>
      )}
    </div>
  );
}
