import { remarksIn, scoresIn } from '#app/domain/assessment/assessment.schema';
import { ownAssessment } from '#app/domain/assessment/open-assessment.server';
import { waitingForAssessor, waitingForRelease, type WaitingItem } from '#app/domain/assessment/waiting.server';
import type { WaitingRow } from '#app/domain/assessment/waiting-list';
import { contentType, contentTypes } from '#app/domain/registry.server';
import { titleOfEntry } from '#app/domain/shared/desk-entry.server';
import { shownSections } from '#app/domain/shared/labelled.server';
import { sharedMessages } from '#app/domain/shared/messages';
import { loadEntry, type Working } from '#app/domain/shared/revision.server';
import type { ContentType } from '#app/domain/shared/content-type';
import type { Member } from '#app/domain/shared/viewer';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { found } from './attempt.server';
import { langOf } from './lang.server';
import { memberAt } from './viewer.server';

/** A submission to read through: its texts, pictures and materials. */
export async function readingOf(type: ContentType, lang: Lang, working: Working<Parameters<ContentType['issues']>[0]>) {
  const { content, published, entry } = working;
  return {
    title: content.texts[content.originalLang]?.fields.title || translator(sharedMessages, lang)('edit.untitled'),
    lead: await titleOfEntry(entry.leadId, lang),
    textLang: content.originalLang,
    sections: await shownSections(type, lang, working, published),
    pictures: (content.pictures ?? []).map(({ fileId, credit, alt }) => ({ fileId, credit, alt: alt[content.originalLang] ?? '' })),
    documents: content.documents ?? [],
  };
}

/** One's own assessment as its page needs it; the practice itself only as long as it is to be judged. @throws 404 when it is not the viewer's */
export async function assessmentAt(request: Request, params: { lang?: string; id?: string }) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const assessment = await found(() => ownAssessment(member, params.id ?? ''));
  const type = contentType(assessment.entry.kind);
  if (!type) throw new Response(null, { status: 404 });
  const working = await found(() => loadEntry(type, assessment.entryId));
  const criteria = type.behaviours.assessed ?? [];
  const names = translator(type.messages, lang);
  return { lang, member, assessment, type, working, criteria: criteria.map((key) => ({ key, label: names.at(`field.criterion.${key}`) })), scores: scoresIn(assessment.scores, criteria), remarks: remarksIn(assessment.remarks) };
}

const assessedKinds = () => contentTypes.filter(({ behaviours }) => behaviours.assessed).map(({ key }) => key);

/** What waits at a member's desk to be released, and to be judged. */
export async function waitingAt(member: Member, lang: Lang): Promise<{ release: WaitingRow[]; assess: WaitingRow[] }> {
  const [release, assess] = await Promise.all([waitingForRelease(member, assessedKinds(), lang), waitingForAssessor(member, lang)]);
  const row = ({ path, title, lang: written, organisation, kind, days }: WaitingItem): WaitingRow => {
    const type = contentType(kind);
    return { path, title, lang: written, organisation, days, kind: type ? translator(type.messages, lang).at('name.one') : kind };
  };
  return { release: release.map(row), assess: assess.map(row) };
}
