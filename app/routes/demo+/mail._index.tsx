import { json, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { keptLetters } from '#app/domain/kept-letters.server';
import { found } from '#app/page/attempt.server';
import { privateHeaders } from '#app/page/headers';
import { pageMeta } from '#app/page/meta';
import { formatMoment } from '#app/platform/i18n/format';

export const headers = privateHeaders;

const TITLE = 'Letters of the demonstration';

export const loader = async () => json({ letters: await found(() => keptLetters()) });

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageMeta(matches, { title: TITLE, noindex: true });

export default function DemoMail() {
  const { letters } = useLoaderData<typeof loader>();
  return (
    <div className="wrap stack" lang="en">
      <h1>{TITLE}</h1>
      <p className="lead">The demonstration sends no mail. These are the latest hundred letters it would have sent.</p>
      {letters.length === 0 && <p>No letters yet.</p>}
      <ul className="stack">
        {letters.map((letter) => (
          <li key={letter.id}>
            <a href={`/demo/mail/${letter.id}`} lang={letter.lang}>{letter.subject}</a>
            <p className="meta break-words">To {letter.to} · {formatMoment('en', letter.createdAt)}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
