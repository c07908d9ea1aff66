import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { StepList } from '#app/components/step-list';
import { sharedMessages } from '#app/domain/shared/messages';
import { entryAt, stepsOf } from '#app/page/entry.server';
import { pageMeta } from '#app/page/meta';
import { movedOn } from '#app/page/moved-on.server';
import { LANGUAGE_NAMES, LANGUAGES } from '#app/platform/i18n/languages';
import { translator, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { type, lang, working, base, title, may } = await entryAt(request, params);
  if (!may.edit) throw await movedOn(request, base);
  const { content } = working;
  return json({
    title,
    heading: translator(sharedMessages, lang)('translations.title'),
    overview: base,
    steps: stepsOf(type, lang, base, working.content),
    languages: LANGUAGES.map((to) => ({
      to,
      name: LANGUAGE_NAMES[to],
      state: content.texts[to]?.state ?? 'missing',
      href: to === content.originalLang ? null : `${base}/translations/${to}`,
    })),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data ? `${data.heading} – ${data.title}` : '', noindex: true });

export default function TranslationsPage() {
  const { title, overview, steps, languages } = useLoaderData<typeof loader>();
  const t = useT(sharedMessages);
  return (
    <div className="wrap with-side">
      <StepList steps={steps} current="translations" label={t('edit.steps')} />
      <div className="stack">
        <p className="meta"><a href={overview}>{title}</a></p>
        <h1>{t('translations.title')}</h1>
        <ul className="stack">
          {languages.map(({ to, name, state, href }) => (
            <li key={to} className="card">
              <h2 lang={to}>{name}</h2>
              <p><span className="tag">{t.at(`translations.states.${state}`)}</span></p>
              {href && <a href={href} className="btn-secondary">{t('translations.edit', { language: name })}</a>}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
