import type { ContentType } from '#app/domain/shared/content-type';
import { practiceApi } from './practice-api.server';
import { practiceKind } from './practice-kind.server';
import type { PracticeContent } from './practice.schema';

/** Practices, as the registry knows them: with what programs may read of them. */
export const practices: ContentType<PracticeContent> = { ...practiceKind, api: practiceApi };
