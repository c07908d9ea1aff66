import type { Attachment } from '#app/domain/shared/content';
import type { ThreadStep } from '#app/domain/shared/thread';
import type { Theme } from '#app/domain/shared/themes';
import type { Lang } from '#app/platform/i18n/languages';
import type { Criterion } from './criteria.type';
import type { Outcome, COST_CLASSES, POPULATION_CLASSES } from './practice.type';

export type PracticePicture = { fileId: string; credit: string; alt: string; lang: Lang; width: number | null; height: number | null };
export type PracticeContact = { id: string; role: string; lang: Lang; partner: { name: string; lang: Lang; slug: string } };

/** One public version: its number, and the moment from which it was read. */
export type PracticeVersion = { number: number; at: string };

/** When and why it was retired; `by`: the role that did it. */
export type Retirement = { at: string; by: string; organisation: string | null; reason: string };

/** A practice as readers see it, in their language or else its original. */
export type PracticePage = {
  id: string;
  slug: string;
  title: string;
  summary: string;
  lang: Lang;
  translation: string;
  languages: Lang[];
  outcome: Outcome | null;
  themes: Theme[];
  conditions: { leastStaff: number | null; costClass: (typeof COST_CLASSES)[number] | null; populationClass: (typeof POPULATION_CLASSES)[number] | null };
  sdgTargets: string[];
  lead: { name: string; lang: Lang; slug: string } | null;
  pilots: { id: string; title: string; lang: Lang; slug: string }[];
  /** Indicators that are its evidence */
  indicators: string[];
  pictures: PracticePicture[];
  documents: Attachment[];
  contacts: PracticeContact[];
  /** Texts by field as safe HTML; a field that says nothing is not there */
  parts: Record<string, string>;
  criteria: { criterion: Criterion; text: string }[];
  publishedAt: string;
  updatedAt: string;
  timeline: ThreadStep[];
  /** Oldest first */
  versions: PracticeVersion[];
  /** Null while it is offered */
  retired: Retirement | null;
};
