import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { KEPT_DAYS } from '#app/domain/people/retention.server';
import { programmeWords } from '#app/domain/programme/programme.server';
import { statementMessages } from '#app/domain/statements/messages';
import { StatementPage } from '#app/domain/statements/statement-page';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { translator } from '#app/platform/i18n/messages';
import { renderMarkdown } from '#app/platform/markdown.server';

/** Days a session lasts unused and at most (platform/auth/sessions). */
const SESSION_DAYS = { idle: 14, most: 60 };

export async function loader({ params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const t = translator(statementMessages, lang);
  const { coordinator } = await programmeWords(lang);
  const { letters, unverified, decided } = KEPT_DAYS;
  const body = t('privacy.body', { coordinator, letters, unverified, decided, ...SESSION_DAYS });
  return json({ title: t('privacy.title'), description: t('privacy.description'), html: renderMarkdown(body, { lang, headingFrom: 2 }) });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, data) : []);

export default function Privacy() {
  return <StatementPage {...useLoaderData<typeof loader>()} />;
}
