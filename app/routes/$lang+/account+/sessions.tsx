import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { browserName } from '#app/domain/people/browser-name';
import { peopleMessages } from '#app/domain/people/messages';
import { endOtherSessions, endOwnSession, ownSessions } from '#app/domain/people/own-sessions.server';
import { attempt } from '#app/page/attempt.server';
import { one, readForm } from '#app/page/form.server';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { sessionTokenIn } from '#app/platform/auth/sessions.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { formatMoment } from '#app/platform/i18n/format';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

const tokenOf = (request: Request) => sessionTokenIn(request.headers.get('Cookie'));

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await memberAt(request, params);
  return json({ sessions: await ownSessions(member, tokenOf(request)), title: translator(peopleMessages, langOf(params))('sessions.title') });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const handle = one(sent, 'session');
    if (handle === 'others') await endOtherSessions(member, tokenOf(request));
    else await endOwnSession(member, handle);
    return redirectTo(`/${lang}/account/sessions`, { flash: 'removed' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function Sessions() {
  const { sessions } = useLoaderData<typeof loader>();
  const t = useT(peopleMessages);
  const lang = useLang();
  const nameOf = (browser: string) => browserName(browser) || t('sessions.unknown');
  return (
    <div className="wrap-narrow stack">
      <h1>{t('sessions.title')}</h1>
      <p className="lead">{t('sessions.lead')}</p>
      <ul className="stack">
        {sessions.map((session) => (
          <li key={session.handle} className="border-b border-(--line) pb-4">
            <p className="break-words">{nameOf(session.browser)} {session.isThis && <strong className="tag tag-outline">{t('sessions.this')}</strong>}</p>
            <p className="meta">
              {t('sessions.began')}: {formatMoment(lang, session.createdAt)} · {t('sessions.used')}: {formatMoment(lang, session.usedAt)}
            </p>
            {!session.isThis && (
              <form method="post">
                <button type="submit" name="session" value={session.handle} className="btn-secondary" aria-label={t('sessions.endNamed', { browser: nameOf(session.browser), at: formatMoment(lang, session.createdAt) })}>{t('sessions.end')}</button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post"><button type="submit" name="session" value="others" className="btn-secondary">{t('sessions.endOthers')}</button></form>
      )}
    </div>
  );
}
