import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { accessibilityOf } from '#app/domain/statements/accessibility.server';
import { AccessibilityStatement } from '#app/domain/statements/accessibility-statement';
import { statementMessages } from '#app/domain/statements/messages';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { translator } from '#app/platform/i18n/messages';
import { renderMarkdown } from '#app/platform/markdown.server';

export async function loader({ params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const t = translator(statementMessages, lang);
  const { method, ...statement } = await accessibilityOf(lang);
  const rest = `## ${t('accessibility.how')}\n\n${method}\n\n${t('accessibility.feedback')}`;
  return json({ title: t('accessibility.title'), description: t('accessibility.description'), statement: { ...statement, html: renderMarkdown(rest, { lang, headingFrom: 2 }) } });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, data) : []);

export default function Accessibility() {
  return <AccessibilityStatement {...useLoaderData<typeof loader>().statement} />;
}
