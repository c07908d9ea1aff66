import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { mayPlan } from '#app/domain/indicators/indicator.policy';
import { indicatorsOf } from '#app/domain/indicators/indicators.server';
import { listCommon } from '#app/domain/indicators/library.server';
import { indicatorMessages } from '#app/domain/indicators/messages';
import { PlanForm } from '#app/domain/indicators/plan-form';
import { addIndicator, givenFor, type Taken } from '#app/domain/indicators/plan-writing.server';
import { TakeOne } from '#app/domain/indicators/take-one';
import { attempt, found } from '#app/page/attempt.server';
import { readForm } from '#app/page/form.server';
import { pageMeta } from '#app/page/meta';
import { pilotIndicatorsAt, planFormParts } from '#app/page/pilot-indicators.server';
import { idFor } from '#app/page/sending.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useT } from '#app/platform/i18n/messages';

/** What the address says is added: `common=<key>`, `own=quantitative` or `own=qualitative`; null before anything is chosen. */
function takenAt(request: Request): Taken | null {
  const { searchParams } = new URL(request.url);
  const own = searchParams.get('own');
  if (own === 'quantitative' || own === 'qualitative') return { kind: own };
  const common = searchParams.get('common');
  return common ? { common } : null;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, member, pilot, title: pilotTitle, base } = await pilotIndicatorsAt(request, params);
  if (!mayPlan(member, pilot)) throw new Response(null, { status: 403 });
  const t = translator(indicatorMessages, lang);
  const taken = takenAt(request);
  if (!taken) {
    const [library, own] = await Promise.all([listCommon(lang), indicatorsOf(pilot.id, lang)]);
    const common = library.filter(({ retired }) => !retired).map((one) => ({ ...one, taken: own.some(({ commonKey }) => commonKey === one.key) }));
    return json({ pilotTitle, base, title: t('take.title'), choose: common, form: null });
  }
  const given = await found(() => givenFor(pilot, taken));
  const library = 'common' in taken ? (await listCommon(lang)).find(({ key }) => key === taken.common) : null;
  const values: Record<string, string> = given.common ? { unit: given.common.unit } : {};
  return json({
    pilotTitle,
    base,
    title: library?.name ?? t('take.ownTitle', { kind: t(`take.${given.kind}`) }),
    choose: null,
    form: { kind: given.kind, commonUnit: given.common?.unit ?? null, explanation: library ? library.explanation : t(`take.${given.kind}`), originalLang: pilot.originalLang, values, ...(await planFormParts(pilot.id, lang, {})) },
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { member, pilot, base } = await pilotIndicatorsAt(request, params);
  const sent = await readForm(request);
  const taken = takenAt(request);
  if (!taken) throw new Response(null, { status: 400 });
  return attempt(sent, async () => {
    await addIndicator(member, pilot.id, taken, sent, idFor(member, request, sent));
    return redirectTo(base, { flash: 'saved' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data ? `${data.title}: ${data.pilotTitle}` : '', noindex: true });

export default function NewIndicator() {
  const { pilotTitle, base, title, choose, form } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(indicatorMessages);
  return (
    <div className="wrap">
      <header className="page-head">
        <p className="meta"><a href={base}>{t('desk.titleOf', { title: pilotTitle })}</a></p>
        <h1>{title}</h1>
        {choose && <p className="lead">{t('take.lead')}</p>}
        {form?.explanation && <p className="lead">{form.explanation}</p>}
      </header>
      {choose && <TakeOne common={choose} base={base} />}
      {form && <ErrorSummary result={result} labels={form.labels} />}
      {form && <PlanForm {...form} base="" fixed={false} promised={false} result={result} />}
    </div>
  );
}
