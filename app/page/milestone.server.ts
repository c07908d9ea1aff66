import { json } from '@remix-run/node';
import { milestoneMessages } from '#app/domain/milestones/messages';
import type { MilestoneTold } from '#app/domain/milestones/milestone-desk.server';
import { MILESTONE_STATES, type MilestoneView } from '#app/domain/milestones/milestone.type';
import type { RecordValues } from '#app/domain/milestones/record-form';
import type { ConflictView } from '#app/domain/shared/conflict-notice';
import { sharedMessages } from '#app/domain/shared/messages';
import { formatDate, formatMoment } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import type { Failed } from './attempt.server';
import { one, type Sent } from './form.server';

/** What the form of a milestone begins with: what was told last. */
export const recordValues = (planned: MilestoneView | null, last: MilestoneTold | undefined, lang: Lang): RecordValues => ({
  state: planned?.state ?? 'ahead',
  reachedOn: last?.reachedOn ?? '',
  note: last?.note ?? '',
  lang: last?.lang ?? lang,
  evidenceUrl: last?.evidenceUrl ?? '',
  picture: last?.evidenceFileId ?? null,
  document: last?.evidenceDocument ?? null,
});

/** The form's fields by name, for an error summary. */
export function recordLabels(lang: Lang) {
  const shared = translator(sharedMessages, lang);
  const t = translator(milestoneMessages, lang);
  const fields: Record<string, string> = {
    state: t('record.state'), reachedOn: t('record.reachedOn'), note: t('record.note'), lang: t('record.lang'), evidenceUrl: t('record.evidenceUrl'), picture: t('record.file'), document: t('record.document'),
    'title.new': shared('document.title'), 'lang.new': shared('document.lang'), 'licence.new': shared('document.licence'),
  };
  return { lang, fields };
}

/** What was told meanwhile, beside what this person sent. */
function conflictWith(theirs: MilestoneTold, sent: Sent, lang: Lang): ConflictView & { base: string } {
  const t = translator(milestoneMessages, lang);
  const { fields } = recordLabels(lang);
  const stateWord = (state: string) => (MILESTONE_STATES.some((known) => known === state) ? t.at(`state.${state}`) : '');
  const dayWord = (day: string) => (day ? formatDate(lang, day) : '');
  const pair = (name: string, theirs: string, mine: string) => ({ name, label: fields[name] ?? name, theirs, mine });
  return {
    by: theirs.by,
    at: formatMoment(lang, theirs.at),
    base: theirs.id,
    differences: [
      pair('state', stateWord(theirs.state), stateWord(one(sent, 'state'))),
      pair('reachedOn', dayWord(theirs.reachedOn ?? ''), dayWord(one(sent, 'reachedOn'))),
      pair('note', theirs.note, one(sent, 'note')),
      pair('evidenceUrl', theirs.evidenceUrl, one(sent, 'evidenceUrl')),
    ].filter((both) => both.theirs.trim() !== both.mine.trim()),
  };
}

/** The answer of a record's form: on its way, or once more with what is wrong and what somebody else told meanwhile. */
export async function recordAnswer(failed: Response, sent: Sent, lang: Lang) {
  if (failed.status < 400) throw failed;
  const body = (await failed.json()) as Failed & { theirs?: MilestoneTold | null };
  const conflict = body.theirs ? conflictWith(body.theirs, sent, lang) : null;
  return json({ ...body, theirs: null, conflict }, { status: failed.status });
}
