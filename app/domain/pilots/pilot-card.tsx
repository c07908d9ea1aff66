import { uiMessages } from '#app/components/messages';
import { ThemeTags } from '#app/components/tags';
import { formatMonth } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { useLang, useT } from '#app/platform/i18n/messages';
import type { PilotSummary } from './pilot-reading.type';
import { PilotStatus } from './pilot-status';

/** Months from beginning to end, e.g. 3/2024–5/2026; empty without a beginning. */
export const periodOf = (lang: Lang, startsOn: string | null, endsOn: string | null): string =>
  [startsOn, endsOn].flatMap((day) => (day ? formatMonth(lang, day) : [])).join('–');

const other = (lang: Lang, page: Lang) => (lang === page ? undefined : lang);

/** A pilot in a list. `heading` is the level that fits the page. */
export function PilotCard({ pilot, heading: Heading = 'h2' }: { pilot: PilotSummary; heading?: 'h2' | 'h3' }) {
  const page = useLang();
  const ui = useT(uiMessages);
  const told = [pilot.leadName, periodOf(page, pilot.startsOn, pilot.endsOn), pilot.lang === page ? '' : ui(`inLanguage.${pilot.lang}`)];
  const { picture } = pilot;
  return (
    <article className="card">
      {picture && (
        <img className="picture aspect-3/2 object-cover" src={`/pictures/${picture.id}?w=480`} alt={picture.alt} lang={other(picture.lang, page)} width={480} height={320} loading="lazy" />
      )}
      <Heading lang={other(pilot.lang, page)}><a href={`/${page}/pilots/${pilot.slug}`} hrefLang={other(pilot.lang, page)}>{pilot.title}</a></Heading>
      <p className="meta">{told.filter(Boolean).join(' · ')}</p>
      <p lang={other(pilot.lang, page)}>{pilot.summary}</p>
      <div className="tags">
        <PilotStatus state={pilot.state} />
        <ThemeTags themes={pilot.themes} />
      </div>
    </article>
  );
}
