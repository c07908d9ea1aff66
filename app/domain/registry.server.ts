import type { ContentType } from './shared/content-type';
import { partners } from './partners/partners.server';
import { pilots } from './pilots/pilots.server';
import { practices } from './practices/practices.server';

/**
 * Every kind of content, one line each. Navigation, sitemap, search, the desk and the letters loop over it.
 * The cast lets kinds with different contents stand in one list; each is only ever given its own content.
 */
export const contentTypes = [
  pilots,
  practices,
  partners,
] as unknown as ContentType[];

/** The kind with this key, or undefined. */
export const contentType = (key: string): ContentType | undefined => contentTypes.find((type) => type.key === key);
