import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { collections } from '#app/domain/open-data/collections.server';
import { catalogThing } from '#app/domain/open-data/dataset';
import { openDataMessages } from '#app/domain/open-data/messages';
import { programmeName } from '#app/domain/programme/programme.server';
import { LICENCE } from '#app/domain/shared/licence';
import { StatementPage } from '#app/domain/statements/statement-page';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { env } from '#app/platform/env/env.server';
import { translator } from '#app/platform/i18n/messages';
import { renderMarkdown } from '#app/platform/markdown.server';

export async function loader({ params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const t = translator(openDataMessages, lang);
  const [all, programme] = await Promise.all([collections(lang), programmeName(lang)]);
  const list = all.map(({ name, distributions }) => `- **${name}:** ${distributions.map(({ format, way, url }) => `[${format.toUpperCase()}, ${t(`way.${way}`)}](${url})`).join(' · ')}`).join('\n');
  const hasFiles = all.some(({ distributions }) => distributions.some(({ way }) => way === 'download'));
  const body = t('body', { list: hasFiles ? `${list}\n\n${t('filtered')}` : list, programme, api: `${env().ORIGIN}/api/v1/`, code: LICENCE.code, licence: LICENCE.url });
  return json({ title: t('title'), description: t('description'), html: renderMarkdown(body, { lang, headingFrom: 2 }), collections: all });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? pageMeta(matches, { title: data.title, description: data.description, things: (at) => [catalogThing(at, data)] }) : [];

export default function OpenData() {
  const { title, html } = useLoaderData<typeof loader>();
  return <StatementPage title={title} html={html} />;
}
