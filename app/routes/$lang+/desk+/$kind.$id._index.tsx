import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { StepList } from '#app/components/step-list';
import { RETIRED } from '#app/domain/shared/content-type';
import { movesFor } from '#app/domain/shared/moves.server';
import { reportSubjects } from '#app/domain/reports/report-subjects.server';
import { sharedMessages } from '#app/domain/shared/messages';
import { Thread } from '#app/domain/shared/thread';
import { threadView } from '#app/domain/shared/thread.server';
import { entryAt, stepsOf } from '#app/page/entry.server';
import { pageMeta } from '#app/page/meta';
import { searchRoom } from '#app/page/partner-search.server';
import { beginsFrom } from '#app/page/related.server';
import { translator, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { lang, member, type, working, base, title, may } = await entryAt(request, params);
  const { entry, revision } = working;
  const t = translator(type.messages, lang);
  const transitions = movesFor(member, type, entry);
  const isReadable = entry.isPublic || entry.state === RETIRED;
  return json({
    title,
    kind: t.at('name.one'),
    state: t.at(`state.${entry.state}`),
    revisionState: entry.isPublic && revision.state !== 'published' ? t.at(`state.${revision.state}`) : null,
    publicHref: isReadable ? `/${lang}/${type.key}/${entry.slug}` : null,
    steps: may.edit ? stepsOf(type, lang, base, working.content) : [],
    locked: revision.state === 'submitted' && may.withdraw,
    actions: [
      ...(may.release ? [{ href: `${base}/release`, key: 'review.release' }] : []),
      ...(may.nameAssessor ? [{ href: `${base}/assessor`, key: 'review.nameAssessor' }] : []),
      ...(may.review ? [{ href: `${base}/review`, key: 'desk.review' }] : []),
      ...(may.edit ? [{ href: `${base}/${type.sections?.[0]?.key}`, key: entry.isPublic ? 'edit.editPublished' : 'desk.edit' }] : []),
      ...(may.withdraw ? [{ href: `${base}/withdraw`, key: 'withdraw.open' }] : []),
    ],
    // What can be begun from it, e.g. a practice from a pilot.
    begins: entry.isPublic ? await beginsFrom(type.key, entry.id, member, lang) : [],
    transitions: transitions.map(({ to }) => ({ href: `${base}/state/${to}`, label: t.at(`transition.${to}`) })),
    rooms: [...((await type.rooms?.(member, entry, lang)) ?? []), ...(await searchRoom(type, member, entry, lang))],
    thread: await threadView(entry.id, type, lang, false, { subjects: await reportSubjects(entry.id, lang) }),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function EntryDesk() {
  const { title, kind, state, revisionState, publicHref, steps, locked, actions, begins, transitions, rooms, thread } = useLoaderData<typeof loader>();
  const t = useT(sharedMessages);
  return (
    <div className="wrap with-side">
      {steps.length > 0 && <StepList steps={steps} label={t('edit.steps')} />}
      <div className="stack">
        <p className="meta">{kind}</p>
        <h1>{title}</h1>
        <p>
          <span className="tag">{state}</span> {revisionState && <span className="tag">{t('desk.edit')}: {revisionState}</span>}
        </p>
        {locked && <p className="notice">{t('edit.locked')}</p>}
        <div className="button-row">
          {actions.map(({ href, key }, i) => (
            <a key={href} href={href} className={i === 0 ? 'btn' : 'btn-secondary'}>{t.at(key)}</a>
          ))}
          {begins.map(({ href, label }) => <a key={href} href={href} className="btn-secondary">{label}</a>)}
          {publicHref && <a href={publicHref} className="btn-secondary">{t('desk.public')}</a>}
        </div>
        {transitions.length > 0 && (
          <section aria-labelledby="next-step">
            <h2 id="next-step">{t('life.title')}</h2>
            <div className="button-row">
              {transitions.map(({ href, label }) => <a key={href} href={href} className="btn-secondary">{label}</a>)}
            </div>
          </section>
        )}
        {rooms.length > 0 && (
          <section aria-labelledby="rooms">
            <h2 id="rooms">{t('desk.rooms')}</h2>
            <ul className="grid-cards">
              {rooms.map(({ href, title, note }) => (
                <li key={href} className="card">
                  <h3><a href={href}>{title}</a></h3>
                  {note && <p className="meta">{note}</p>}
                </li>
              ))}
            </ul>
          </section>
        )}
        <section aria-labelledby="thread">
          <h2 id="thread">{t('desk.thread')}</h2>
          <Thread steps={thread} />
        </section>
      </div>
    </div>
  );
}
