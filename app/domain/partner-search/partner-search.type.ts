/** A search as everybody reads it. */
export type PublicSearch = {
  id: string;
  lang: string;
  text: string;
  kinds: string[];
  until: string;
  opened: string;
  kind: string;
  href: string;
  title: string;
  titleLang: string;
  lead: { name: string; lang: string; slug: string } | null;
};

/** What somebody else saved of a search meanwhile. */
export type OtherSearch = { text: string; lang: string; kinds: string[]; until: string; lock: number };
