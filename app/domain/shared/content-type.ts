import type { Tx } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import type { Messages } from '#app/platform/i18n/messages';
import type { ApiResource } from './api';
import type { Content, TextField } from './content';
import type { Issue } from './outcome';
import type { Option, Section } from './section';
import type { Theme } from './themes';
import type { Member, Viewer } from './viewer';

export type DownloadFormat = 'csv' | 'json';

/** What can be told of a kind of content without the server: its name, address and behaviours. */
export type ContentDescriptor = {
  /** Plural, as in the address and the database: `pilots` */
  key: string;
  behaviours: {
    /** Goes through review before it is public. */
    reviewed: boolean;
    /** Reviewed in two tiers: a representative releases it, then a named assessor judges it by these criteria, which its author answers in the texts `criterion.<key>`. */
    assessed?: readonly string[];
    /** Carries pictures with credit and alt text. */
    pictured?: boolean;
    /** Carries files with title, language and licence. */
    documented?: boolean;
    /** Readers ask questions under it, which are answered in public. */
    questions?: boolean;
    /** The organisation that answers for it may look for partners for it. */
    partnerSearch?: boolean;
    /** Its list can be had as files: `/{lang}/{key}.{format}`. */
    downloads?: readonly DownloadFormat[];
    /** Stands in the site's navigation. */
    navigation: boolean;
  };
  /** The state a first approval leads to, e.g. approved, published. */
  publishedState: string;
  textFields: TextField[];
};

/** A saved state of an entry as commands hand it on. */
export type EntryRow = {
  id: string;
  kind: string;
  slug: string;
  state: string;
  isPublic: boolean;
  originalLang: string;
  leadId: string | null;
  publishedAt: Date | null;
};

/** The state of what was published and is no longer offered: its page stays and says so, everything else leaves it out. */
export const RETIRED = 'retired';

/** Who makes a move: editors or representatives of the organisation that answers for it, or coordinators. */
export type Mover = 'editor' | 'representative' | 'coordinator';

/** A move along a published entry's life. `reason`: a public reason must be given. `by`: who makes it; left out, its editors. One to `RETIRED` takes it out of what readers find. */
export type Transition = { to: string; from: string[]; reason: boolean; by?: readonly Mover[] };

/** How texts that lie outside `texts` are read and replaced, each under a lasting name. */
export type FurtherTexts<C> = {
  read: (content: C) => { name: string; field: string; values: Partial<Record<Lang, string>> }[];
  replace: (content: C, lang: Lang, values: Record<string, string>) => C;
};

/** A further page of an entry's desk, e.g. its indicators; `note` says in a few words what waits there. */
export type Room = { href: string; title: string; note?: string };

/** Whose highlights: those of a theme, or of an organisation. */
export type HighlightOf = { theme: Theme } | { leadId: string };

/** A published entry as the home page shows it; `label` says what matters about it, e.g. whether it worked. */
export type Highlight = { slug: string; title: string; summary: string; lang: Lang; label: string; leadName: string; themes: readonly string[] };

/** What an entry is begun from: entries of another kind, one of the variants that were offered (or empty), and the language it will be written in. */
export type BeginFrom = { ids: string[]; as: string; lang: Lang };

/**
 * What a new entry may be begun from (`sources`, under the messages `begin.sources`) and as what (`as`, under `begin.as`), with what fits the entries
 * that are chosen: the variant, and the language that they were written in.
 */
export type BeginOffer = { sources: Option[]; chosen: string[]; as: Option[]; suggested: string | null; lang: Lang | null };

/** A kind of content with all that the shared commands need of it. One line in the registry each. */
export type ContentType<C extends Content = Content> = ContentDescriptor & {
  /** Title, section names and states in three languages: keys `name.one`, `name.many`, `state.*`, `field.*`, `step.*` */
  messages: Messages<unknown>;
  /** An entry nobody has written anything in yet. */
  empty: (lang: Lang) => C;
  /** An entry of another kind that one of this kind can be begun from, e.g. a practice from a pilot. Its link says `startFrom`. */
  startFrom?: {
    kind: string;
    /** What may be begun from, and what is chosen at once. Throws NotFound when one of the entries is not the viewer's to read. */
    offer: (viewer: Member, lang: Lang, ids: string[]) => Promise<BeginOffer>;
    /** Throws NotFound when one of those entries is not the viewer's to read. */
    begin: (viewer: Viewer, from: BeginFrom) => Promise<C>;
    /** Ids of the entries of this kind that came from that entry. */
    begun: (entryId: string) => Promise<string[]>;
  };
  /** Reads stored content; drafts may be incomplete. Throws when it is not this kind's. */
  parse: (stored: unknown) => C;
  /** What of it readers see, where a draft may hold texts that another choice put aside. Only this is searched. */
  asRead?: (content: C) => C;
  /** What keeps the content from being submitted. */
  issues: (content: C) => Issue[];
  /** Whether a change to something published needs review again. */
  isMaterial: (before: C, after: C) => boolean;
  /** Whether a published entry of this kind shows a picture that belongs to another entry. */
  borrowsPicture?: (fileId: string, ownerId: string) => Promise<boolean>;
  /** The n newest ones for the home page, a theme or an organisation, under the messages `highlights.title`, `.lead`, `.all` and `.inTheme`; without it the kind does not stand there. */
  highlights?: (lang: Lang, n: number, of?: HighlightOf) => Promise<Highlight[]>;
  /** The steps of its form; without any it has a desk of its own. */
  sections?: Section<C>[];
  /** Texts outside `texts` that are translated too, e.g. a milestone's title. */
  furtherTexts?: FurtherTexts<C>;
  /** The organisations that have a part in it and so may not judge it. */
  involved?: (tx: Tx, entry: EntryRow, content: C) => Promise<string[]>;
  /** What follows, in the same transaction, when a submission leaves review: published, returned, declined or withdrawn. */
  reviewEnds?: (tx: Tx, entryId: string) => Promise<void>;
  /** The themes its content strengthens; a kind without themes leaves it out. */
  themes?: (content: C) => Theme[];
  /** What the open interface gives of it; a kind without is not in it. */
  api?: ApiResource;
  /** What is kept of an entry beside its content, as further pages of its desk; only those the viewer may open. */
  rooms?: (viewer: Member, entry: EntryRow, lang: Lang) => Promise<Room[]>;
  /** The moves along its life once it is published. */
  transitions?: Transition[];
  /** Writes the kind's own table from content that is being published or whose state changed. */
  project: (tx: Tx, entry: EntryRow, content: C) => Promise<void>;
};
