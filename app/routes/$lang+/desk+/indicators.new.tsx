import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { CommonForm } from '#app/domain/indicators/common-form';
import { fieldLabels } from '#app/domain/indicators/indicator-words';
import { addCommon, nextPosition } from '#app/domain/indicators/library.server';
import { indicatorMessages } from '#app/domain/indicators/messages';
import { attempt } from '#app/page/attempt.server';
import { readForm } from '#app/page/form.server';
import { readCommon } from '#app/page/indicator-form.server';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { coordinatorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  await coordinatorAt(request, params);
  return json({ position: await nextPosition(), labels: fieldLabels(lang), title: translator(indicatorMessages, lang)('library.add') });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    await addCommon(member, readCommon(sent));
    return redirectTo(`/${lang}/desk/indicators`, { flash: 'saved' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

const nothing = { name: '', explanation: '' };

export default function NewCommonIndicator() {
  const { position, labels, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(indicatorMessages);
  const values = { fi: nothing, sv: nothing, en: nothing, unit: '', direction: 'up', cumulative: 'no', sdgIndicator: '', target: '', position: String(position) };
  return (
    <div className="wrap">
      <header className="page-head">
        <h1>{title}</h1>
        <p className="lead">{t('library.newLead')}</p>
      </header>
      <ErrorSummary result={result} labels={labels} />
      <CommonForm values={values} base="" fixed={false} result={result} />
    </div>
  );
}
