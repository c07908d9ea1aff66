import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { statementMessages } from '#app/domain/statements/messages';
import { StatementPage } from '#app/domain/statements/statement-page';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { formatDate } from '#app/platform/i18n/format';
import { translator } from '#app/platform/i18n/messages';
import { renderMarkdown } from '#app/platform/markdown.server';

/** When the assessment that the statement rests on was made. */
const ASSESSED_ON = '2026-11-23';

export function loader({ params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const t = translator(statementMessages, lang);
  const body = t('accessibility.body', { date: formatDate(lang, ASSESSED_ON) });
  return json({ title: t('accessibility.title'), description: t('accessibility.description'), html: renderMarkdown(body, { lang, headingFrom: 2 }) });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, data) : []);

export default function Accessibility() {
  return <StatementPage {...useLoaderData<typeof loader>()} />;
}
