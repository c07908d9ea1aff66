import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { deactivatePerson, openPerson, reactivatePerson } from '#app/domain/people/administration.server';
import { peopleMessages } from '#app/domain/people/messages';
import { attempt, found } from '#app/page/attempt.server';
import { one, readForm } from '#app/page/form.server';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { administratorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { useLang, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await administratorAt(request, params);
  const { id, name } = await found(() => openPerson(member, params.id ?? ''));
  return json({ id, name });
}

/** Closes or opens an account. */
export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await administratorAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const id = params.id ?? '';
    if (one(sent, 'account') === 'open') await reactivatePerson(member, id);
    else await deactivatePerson(member, id);
    return redirectTo(`/${lang}/desk/people/${id}`, { flash: 'changed' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.name ?? '', noindex: true });

/** Seen only when closing or opening was refused. */
export default function PersonAccount() {
  const { id, name } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(peopleMessages);
  const lang = useLang();
  return (
    <div className="wrap-narrow stack">
      <h1>{name}</h1>
      <ErrorSummary result={result} />
      <p><a href={`/${lang}/desk/people/${id}`}>{t('people.title')}: {name}</a></p>
    </div>
  );
}
