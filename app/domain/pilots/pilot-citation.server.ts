import { programmeName } from '#app/domain/programme/programme.server';
import { env } from '#app/platform/env/env.server';
import type { Lang } from '#app/platform/i18n/languages';
import { findPilot } from './pilot-page.server';
import type { Citation, PilotPage } from './pilot-reading.type';

/** How a published pilot is cited; the programme is named in `lang`, the address is that of the text shown. */
export async function citationOf(lang: Lang, pilot: PilotPage): Promise<Citation> {
  return {
    slug: pilot.slug,
    author: pilot.lead?.name ?? null,
    year: Number((pilot.publishedAt ?? pilot.today).slice(0, 4)),
    title: pilot.title,
    lang: pilot.lang,
    programme: await programmeName(lang),
    address: `${env().ORIGIN}/${pilot.lang}/pilots/${pilot.slug}`,
    accessed: pilot.today,
  };
}

/** The same by a pilot's address; null when there is no such pilot. */
export async function findCitation(lang: Lang, slug: string): Promise<Citation | null> {
  const pilot = await findPilot(lang, slug);
  return pilot && citationOf(lang, pilot);
}
