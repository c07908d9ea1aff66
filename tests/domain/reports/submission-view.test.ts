import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { valueMark, valuesAt } from '#app/domain/indicators/value-record.server';
import { openMilestone } from '#app/domain/milestones/milestone-desk.server';
import { recordMilestone } from '#app/domain/milestones/record.server';
import { answerMark } from '#app/domain/reports/merge';
import { acceptReport, returnReport } from '#app/domain/reports/report-review.server';
import { lastAccepted, versionsOf } from '#app/domain/reports/report.server';
import { saveReport, submitReport } from '#app/domain/reports/report-writing.server';
import type { Submission } from '#app/domain/reports/report.type';
import { submissionView } from '#app/domain/reports/submission-view.server';
import { compare } from '#app/domain/review-desk/comparison';
import { MilestoneBody } from '#app/domain/review-desk/milestone-review';
import { takeUpload } from '#app/domain/shared/documents.server';
import type { Member } from '#app/domain/shared/viewer';
import { db, transaction } from '#app/platform/db/db.server';
import { LangContext } from '#app/platform/i18n/messages';
import { aCoordinator, aMember, aPartner } from '#tests/factories/people';
import { anAcceptedValue, anIndicator, anOpenRound, aQuestion, aRunningPilot } from '#tests/factories/rounds';

const questions = [aQuestion('progress'), aQuestion('open', { kind: 'yesNo' }), aQuestion('next', { kind: 'date', required: false })];
let editor: Member;
let coordinator: Member;
let pilotId: string;
let indicator: string;

beforeEach(async () => {
  await db.report.deleteMany();
  await db.reportRound.deleteMany();
  const lead = await aPartner();
  editor = await aMember({ in: lead, roles: ['editor'] });
  coordinator = await aCoordinator();
  pilotId = (await aRunningPilot(lead)).id;
  indicator = await anIndicator(pilotId, { names: { fi: 'Tavoitetut ihmiset', en: 'People reached' }, direction: 'up', targets: { create: [{ period: '2025H2', value: 200 }] } });
});

async function save(id: string, value: string, answer: string, before = '') {
  const { open, accepted } = await transaction((tx) => valuesAt(tx, indicator, '2025H2'));
  await saveReport(editor, id, {
    lang: 'fi',
    answers: { 'answer.progress': [answer], 'answer.open': ['yes'], 'answer.next': ['2026-03-02'] },
    bases: { 'answer.progress': answerMark([before]), 'answer.open': answerMark(before ? ['yes'] : []), 'answer.next': answerMark(before ? ['2026-03-02'] : []) },
    figures: [{ indicatorId: indicator, written: { value, text: '', source: 'Laskuri', comment: '', breakdown: {} }, base: valueMark(open ?? accepted) }],
  });
}

const submissionOf = async (id: string, number: number): Promise<Submission> => {
  const found = (await versionsOf(id)).find((version) => version.number === number);
  if (!found) throw new Error(`No submission ${number}`);
  return found.submission;
};

describe('a submission', () => {
  it('is told in the page’s language, beside last time’s figure and answer', async () => {
    await anAcceptedValue(indicator, '2025H1', 90);
    const first = (await anOpenRound([pilotId], { questions })).reports[0] ?? '';
    const frozen = { lang: 'fi', answers: { progress: ['Alku'] }, questions, figures: [], milestones: [] };
    await db.reportVersion.create({ data: { reportId: first, number: 1, content: frozen, submittedAt: new Date(), outcome: 'accepted' } });
    const { reports: [id = ''] } = await anOpenRound([pilotId], { period: '2025H2', dueOn: new Date('2026-02-15'), questions });
    await save(id, '1 234,5', 'Pumput asennettiin.');
    await submitReport(editor, id);
    const view = await submissionView('en', await submissionOf(id, 1), { period: '2025H2', last: await lastAccepted(pilotId, new Date('2026-02-15')) });
    expect(view.figures).toMatchObject([{
      field: `figure.${indicator}`,
      label: { text: 'People reached', lang: 'en' },
      value: '1,234.5 people',
      target: '200 people',
      source: 'Laskuri',
      measure: 'People. The figure is for this period alone. More is better.',
      last: { when: 'January–June 2025', text: '90 people' },
      revised: null,
      changedFrom: null,
    }]);
    expect(view.answers.map(({ value, last }) => [value, last?.text])).toEqual([['Pumput asennettiin.', 'Alku'], ['Yes', undefined], ['2 March 2026', undefined]]);
    expect(view.milestones).toMatchObject([{ field: 'milestone.m1', value: 'Ahead, planned for 1 June 2026', isLate: false }]);
    expect((await submissionView('fi', await submissionOf(id, 1), { period: '2025H2' })).answers.map(({ value }) => value)).toEqual(['Pumput asennettiin.', 'Kyllä', '2. maaliskuuta 2026']);
  });

  it('marks what changed since it was handed in before', async () => {
    const { reports: [id = ''] } = await anOpenRound([pilotId], { period: '2025H2', questions });
    await save(id, '120', 'Pumput asennettiin.');
    await submitReport(editor, id);
    await returnReport(coordinator, id, 1, [{ field: `figure.${indicator}`, text: 'Kaikki?' }], '');
    await save(id, '150', 'Pumput asennettiin.', 'Pumput asennettiin.');
    await submitReport(editor, id);
    const view = await submissionView('en', await submissionOf(id, 2), { period: '2025H2', earlier: { number: 1, submission: await submissionOf(id, 1) } });
    expect(view.figures[0]?.changedFrom).toEqual({ when: 'In submission 1', text: '120 people\nLaskuri' });
    expect(view.answers.every(({ changedFrom }) => changedFrom === null)).toBe(true);
  });

  it('keeps the evidence of a milestone as it stood, and marks other evidence', async () => {
    const { reports: [id = ''] } = await anOpenRound([pilotId], { period: '2025H2', questions });
    const tell = async (title: string) => {
      const document = await takeUpload({ 'title.new': [title], 'lang.new': ['fi'], 'licence.new': ['CC0 1.0'] }, { name: 'raportti.txt', bytes: async () => new TextEncoder().encode(title) });
      const [newest] = (await openMilestone(editor, pilotId, 'm1')).history;
      await recordMilestone(editor, pilotId, 'm1', { fields: { state: 'underway', reachedOn: '', note: '', lang: 'fi', evidenceUrl: '' }, base: newest?.id ?? '', keepPicture: false, picture: null, document, keepDocument: false });
    };
    await tell('Väliraportti');
    await save(id, '120', 'Pumput asennettiin.');
    await submitReport(editor, id);
    await returnReport(coordinator, id, 1, [{ field: 'milestone.m1', text: 'Onko uudempaa?' }], '');
    await tell('Loppuraportti');
    await submitReport(editor, id);
    const [first, second] = [await submissionOf(id, 1), await submissionOf(id, 2)];
    expect(first.milestones).toMatchObject([{ evidenceDocument: { title: 'Väliraportti', kind: 'txt' }, evidenceFileId: null }]);
    const view = await submissionView('en', second, { period: '2025H2', earlier: { number: 1, submission: first } });
    expect(view.milestones).toMatchObject([{ evidenceDocument: { title: 'Loppuraportti' }, changedFrom: { text: expect.stringContaining('Evidence: Väliraportti') } }]);
    const lang = 'en' as const;
    const beside = { lang, today: '2026-02-01', period: '2025H2', number: 2, last: { period: '2025H1', submission: first }, returned: { number: 1, reasons: [{ field: 'milestone.m1', text: 'Onko uudempaa?' }], submission: first }, measured: [] };
    expect(compare(second, beside).milestones).toMatchObject([{ evidenceDocument: { title: 'Loppuraportti' }, change: 'changed', reason: { changed: true } }]);
    const [milestone] = compare(second, beside).milestones;
    const html = milestone ? renderToStaticMarkup(createElement(LangContext.Provider, { value: 'en' }, createElement(MilestoneBody, { milestone, lang: 'en' }))) : '';
    expect(html).toMatch(/Evidence: <a href="\/documents\/[^"]+raportti\.txt"/);
  });

  it('keeps its figure when that is corrected later, and says so with the present one', async () => {
    const { reports: [id = ''] } = await anOpenRound([pilotId], { period: '2025H2', questions });
    await save(id, '120', 'Pumput asennettiin.');
    await submitReport(editor, id);
    await acceptReport(coordinator, id, 1);
    await db.indicatorValue.updateMany({ where: { indicatorId: indicator }, data: { state: 'superseded' } });
    await anAcceptedValue(indicator, '2025H2', 130, { version: 2, reason: 'Yksi talo puuttui.', decidedAt: new Date('2026-04-01T09:00:00Z') });
    const view = await submissionView('en', await submissionOf(id, 1), { period: '2025H2' });
    expect(view.figures[0]).toMatchObject({ value: '120 people', revised: { value: '130 people', on: '1 April 2026', reason: 'Yksi talo puuttui.' } });
  });
});
