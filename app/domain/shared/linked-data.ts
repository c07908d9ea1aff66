import type { DefinedTerm, ImageObject, Organization } from 'schema-dts';
import { uiMessages } from '#app/components/messages';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import type { Theme } from './themes';

/** Where a page stands: this site's origin and programme, the page's lasting address, and the language of its text. */
export type At = { origin: string; programme: string; url: string; lang: Lang };

/** What a page is about gets an address of its own, so that other statements can point to it. */
export const subjectOf = ({ url }: Pick<At, 'url'>): string => `${url}#subject`;

/** Themes as terms that each have a page. */
export function themeTerms({ origin, lang }: At, themes: readonly Theme[]): DefinedTerm[] {
  const t = translator(uiMessages, lang);
  return themes.map((theme) => ({ '@type': 'DefinedTerm', name: t.at(`theme.${theme}`), termCode: theme, url: `${origin}/${lang}/themes/${theme}` }));
}

/** Targets of Agenda 2030 as terms of the UN's own list. */
export const targetTerms = (codes: readonly string[]): DefinedTerm[] =>
  codes.map((code) => ({ '@type': 'DefinedTerm', name: `SDG ${code}`, termCode: code, inDefinedTermSet: 'https://metadata.un.org/sdg/' }));

/** An organisation by its page here. */
export function partnerThing({ origin, lang }: At, { name, slug }: { name: string; slug: string }): Organization {
  const url = `${origin}/${lang}/partners/${slug}`;
  return { '@type': 'Organization', '@id': subjectOf({ url }), name, url };
}

/** Pictures with what they show and whom to credit. */
export const pictureThings = ({ origin }: At, pictures: readonly { id: string; alt: string; credit: string }[]): ImageObject[] =>
  pictures.map(({ id, alt, credit }) => ({ '@type': 'ImageObject', contentUrl: `${origin}/pictures/${id}`, encodingFormat: 'image/webp', caption: alt, creditText: credit }));
