import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findPractice } from '#app/domain/practices/practice-page.server';
import { practiceMessages } from '#app/domain/practices/messages';
import { VersionsView } from '#app/domain/practices/versions-page';
import { changesBetween } from '#app/domain/practices/versions.server';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const found = await findPractice(lang, params.slug ?? '');
  if (!found) throw new Response(null, { status: 404 });
  if ('movedTo' in found) throw redirectTo(`/${lang}/practices/${found.movedTo}/versions`, { status: 301 });
  const { id, slug, title, lang: textLang, versions } = found.practice;
  const asked = new URL(request.url).searchParams;
  const numberOf = (name: string, otherwise: number | undefined) => versions.find(({ number }) => String(number) === asked.get(name))?.number ?? otherwise;
  const to = numberOf('to', versions.at(-1)?.number);
  const from = numberOf('from', versions.filter(({ number }) => number < (to ?? 0)).at(-1)?.number);
  const changes = from !== undefined && to !== undefined && from !== to ? await changesBetween(id, Math.min(from, to), Math.max(from, to), lang) : null;
  const t = translator(practiceMessages, lang);
  return json({
    practice: { slug, title, lang: textLang },
    versions,
    from: from === undefined || to === undefined ? null : Math.min(from, to),
    to: from === undefined || to === undefined ? null : Math.max(from, to),
    changes,
    heading: t('versions.pageTitle', { title }),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.heading, noindex: true }) : []);

export default function PracticeVersions() {
  return <VersionsView {...useLoaderData<typeof loader>()} />;
}
