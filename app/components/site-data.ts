import type { Lang } from '#app/platform/i18n/languages';

/** What the header and footer of every page know; the root route fills it. */
export type SiteData = {
  lang: Lang;
  origin: string;
  path: string;
  search: string;
  siteName: string;
  programme: string;
  navigation: { path: string; label: string }[];
  viewer: { name: string; roles: string[] } | null;
  demo: boolean;
  /** Key of a message shown once. */
  flash: string | null;
};
