import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { peopleMessages } from '#app/domain/people/messages';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { translator, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  await memberAt(request, params);
  const t = translator(peopleMessages, langOf(params));
  return json({ title: `${t('address.sentTitle')} – ${t('address.title')}` });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function AddressSent() {
  const t = useT(peopleMessages);
  return (
    <div className="wrap-narrow stack">
      <h1>{t('address.sentTitle')}</h1>
      <p className="lead">{t('address.sent')}</p>
    </div>
  );
}
