import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { keptLetter } from '#app/domain/kept-letters.server';
import { found } from '#app/page/attempt.server';
import { privateHeaders } from '#app/page/headers';
import { pageMeta } from '#app/page/meta';
import { formatMoment } from '#app/platform/i18n/format';

export const headers = privateHeaders;

export const loader = async ({ params }: LoaderFunctionArgs) => json({ letter: await found(() => keptLetter(params.id ?? '')) });

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.letter.subject ?? '', noindex: true });

export default function DemoLetter() {
  const { letter } = useLoaderData<typeof loader>();
  return (
    <div className="wrap-narrow stack">
      <p className="meta break-words" lang="en">To {letter.to} · {formatMoment('en', letter.createdAt)}</p>
      <article className="stack" lang={letter.lang}>
        <h1>{letter.subject}</h1>
        {letter.paragraphs.map((paragraph) => <p key={paragraph} className="whitespace-pre-line">{paragraph}</p>)}
        {letter.action && (
          <p>
            {letter.action.label}: <a href={letter.action.url} className="break-all">{letter.action.url}</a>
          </p>
        )}
      </article>
      <p lang="en"><a href="/demo/mail">All letters</a></p>
    </div>
  );
}
