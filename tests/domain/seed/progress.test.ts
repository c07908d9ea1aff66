import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figureIssues } from '#app/domain/indicators/figure.server';
import { DIMENSIONS, type Dimension, type IndicatorKind } from '#app/domain/indicators/indicator.type';
import { commonTotals } from '#app/domain/indicators/indicator-totals.server';
import { isUnit, sameQuantity, type UnitName } from '#app/domain/indicators/unit.type';
import type { Submission } from '#app/domain/reports/report.type';
import { pilotsThatRan } from '#app/domain/rounds/owed.server';
import { missingAnswer, questionsIn } from '#app/domain/rounds/question.type';
import { EVERYONE } from '#app/domain/rounds/round.type';
import { isPeriod, overlap } from '#app/domain/shared/period';
import type { Reason } from '#app/domain/shared/timeline.server';
import { db } from '#app/platform/db/db.server';
import { env } from '#app/platform/env/env.server';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { seed } from '#seed/seed';
import { resetDatabase } from '#tests/setup/database';

afterAll(() => rm(env().AUKIO_DATA_DIR, { recursive: true, force: true }));

/** Whatever has a text in one language of the interface has it in all. */
const inAll = (texts: unknown) => LANGUAGES.every((lang) => (texts as Record<string, string>)[lang]?.trim());

const dayIn = (year: number, monthAndDay: string) => new Date(`${year}-${monthAndDay}T09:00:00Z`);
const today = new Date();
const moments = [today, dayIn(today.getUTCFullYear(), '03-02')].filter((moment) => moment <= today);

describe.each(moments)('what the demonstration measured and reported, seen on %s', (now) => {
  beforeAll(async () => {
    await resetDatabase();
    await seed({ now });
  }, 120_000);

  it('has three rounds behind it and one that is due some weeks from now', async () => {
    const rounds = await db.reportRound.findMany({ orderBy: { dueOn: 'asc' } });
    expect(rounds.map(({ state }) => state)).toEqual(['closed', 'closed', 'open', 'open']);
    const days = (rounds[3]?.dueOn.getTime() ?? 0) / 86_400_000 - now.getTime() / 86_400_000;
    expect(days).toBeGreaterThan(20);
    expect(days).toBeLessThan(80);
    expect(rounds.slice(0, 3).every(({ dueOn }) => dueOn < now)).toBe(true);
    for (const { questions } of rounds) {
      for (const { labels, options } of questionsIn(questions)) expect([labels, ...options.map((option) => option.labels)].every(inAll)).toBe(true);
    }
    for (const { state, steps, reports } of await db.reportRound.findMany({ include: { reports: true, steps: { orderBy: { at: 'asc' } } } })) {
      expect(steps.slice(0, 2).map(({ step, count }) => [step, count])).toEqual([['created', null], ['started', reports.length]]);
      expect(steps.some(({ step }) => step === 'closed')).toBe(state === 'closed');
    }
    expect((await db.commonIndicator.findMany()).every(({ names, explanations }) => inAll(names) && inAll(explanations))).toBe(true);
    expect((await db.indicator.findMany({ where: { commonKey: null } })).every(({ names }) => inAll(names))).toBe(true);
  });

  it('asks every pilot that ran for one report a round, and nobody else', async () => {
    for (const round of await db.reportRound.findMany({ include: { reports: true } })) {
      const ran = await pilotsThatRan(round.period, EVERYONE);
      expect(ran.length).toBeGreaterThan(20);
      expect(round.reports.map(({ pilotId }) => pilotId).sort()).toEqual(ran.map(({ pilotId }) => pilotId).sort());
    }
    const states = await db.report.groupBy({ by: ['state'], _count: true });
    expect(states.map(({ state }) => state).sort()).toEqual(['accepted', 'draft', 'due', 'returned', 'skipped', 'submitted']);
  });

  it('keeps each submission complete, with the steps that led to it', async () => {
    const reports = await db.report.findMany({ include: { versions: { orderBy: { number: 'asc' } }, steps: { orderBy: { at: 'asc' } }, round: true } });
    for (const { state, versions, steps, round, content } of reports) {
      const outcomes = versions.map(({ outcome }) => outcome);
      expect(steps.map(({ step }) => step)).toEqual(
        state === 'skipped' ? ['reportSkipped'] : outcomes.flatMap((outcome) => ['reportSubmitted', ...(outcome ? [outcome === 'returned' ? 'reportReturned' : 'reportAccepted'] : [])]),
      );
      if (state === 'skipped') expect(steps[0]?.note?.length).toBeGreaterThan(20);
      if (['accepted', 'returned', 'submitted'].includes(state)) expect(outcomes.at(-1)).toBe(state === 'submitted' ? null : state);
      else expect(versions).toEqual([]);
      for (const { step, reasons } of steps) {
        if (step === 'reportReturned') for (const { field, text } of reasons as Reason[]) expect([/^(answer|figure)\./.test(field), text.length > 10]).toEqual([true, true]);
      }
      const last = versions.at(-1)?.content as Submission | undefined;
      if (!last) continue;
      expect(last.answers).toEqual((content as Submission).answers);
      expect(questionsIn(round.questions).flatMap((question) => missingAnswer(question, last.answers[question.id] ?? []))).toEqual([]);
      expect(last.milestones.length).toBeGreaterThan(0);
      for (const figure of last.figures) expect(figureIssues('f', figure.kind as IndicatorKind, figure)).toEqual([]);
    }
    expect(reports.some(({ versions }) => versions.length > 1)).toBe(true);
  });

  it('has values as rounds and corrections leave them', async () => {
    const indicators = await db.indicator.findMany({ include: { values: { include: { report: true }, orderBy: { version: 'asc' } }, targets: true, common: true } });
    expect(indicators.length).toBeGreaterThan(110);
    for (const { kind, unit, common, values, targets, dimension, cumulative, direction } of indicators) {
      expect(kind === 'qualitative' ? unit === '' : isUnit(unit)).toBe(true);
      if (common) expect([sameQuantity(unit as UnitName, common.unit as UnitName), cumulative, direction]).toEqual([true, common.cumulative, common.direction]);
      const periods = [...new Set(values.map(({ period }) => period))];
      expect(periods.some((one) => periods.some((other) => overlap(one, other)))).toBe(false);
      for (const period of periods) {
        const states = values.filter((value) => value.period === period).map(({ state }) => state);
        expect(states.filter((state) => state === 'accepted').length).toBeLessThanOrEqual(1);
        expect(states.filter((state) => ['draft', 'submitted', 'returned'].includes(state)).length).toBeLessThanOrEqual(1);
      }
      for (const { value, text, source, comment, breakdown, report, version, state, reason, submittedAt, decidedAt } of values) {
        expect(figureIssues('f', kind as IndicatorKind, { value: value === null ? null : Number(value), text, source, comment, breakdown: null })).toEqual([]);
        if (report && version === 1 && state !== 'superseded') expect(report.state).toBe(state);
        if (version > 1) expect(reason).not.toBe('');
        if (state === 'accepted') expect([submittedAt, decidedAt].every(Boolean)).toBe(true);
        if (!breakdown) continue;
        expect(Object.keys(breakdown).every((category) => (DIMENSIONS[dimension as Dimension] as readonly string[]).includes(category))).toBe(true);
        expect(Object.values(breakdown as Record<string, number>).reduce((sum, part) => sum + part, 0)).toBe(Number(value));
      }
      for (const { period, value } of targets) expect([isPeriod(period), Number.isFinite(Number(value))]).toEqual([true, true]);
    }
  });

  it('has something that waits for each of the accounts the demonstration names', async () => {
    const owed = async (account: string) => {
      const { memberships } = await db.person.findUniqueOrThrow({ where: { email: `${account}@demo.aukio.example` }, include: { memberships: true } });
      const leads = memberships.map(({ partnerId }) => partnerId);
      return (await db.report.findMany({ where: { pilot: { leadId: { in: leads } }, state: { in: ['due', 'draft', 'returned'] } } })).map(({ state }) => state).sort();
    };
    expect(await owed('editor.turku')).not.toEqual([]);
    if (now === today && now.getUTCMonth() > 9) expect(await owed('editor')).toEqual(['draft', 'returned']);
    else expect(await owed('editor')).not.toEqual([]);
    expect(await db.report.count({ where: { state: 'submitted' } })).toBeGreaterThan(4);
    expect(await db.indicatorValue.count({ where: { state: 'submitted', reportId: null } })).toBeGreaterThan(0);
    expect(await db.internalRemark.count()).toBeGreaterThan(3);
    expect(await db.reminder.count()).toBeGreaterThan(50);
  });

  it('comes to totals that are partly on their way and partly behind', async () => {
    const totals = await commonTotals();
    expect(totals.every(({ behind, total, median }) => behind > 0 && (total ?? median) !== null)).toBe(true);
    const shares = totals.map(({ total, median, target }) => (total ?? median ?? 0) / (target ?? 1));
    expect(shares.some((share) => share > 0.7)).toBe(true);
    expect(shares.some((share) => share < 0.6)).toBe(true);
  });

  it('never lies in the future', async () => {
    const moments = await Promise.all([
      db.report.aggregate({ _max: { savedAt: true, submittedAt: true, decidedAt: true, readAt: true } }),
      db.indicatorValue.aggregate({ _max: { enteredAt: true, submittedAt: true, decidedAt: true } }),
      db.timelineStep.aggregate({ _max: { at: true } }),
      db.reminder.aggregate({ _max: { at: true } }),
      db.internalRemark.aggregate({ _max: { at: true } }),
      db.reportRound.aggregate({ _max: { startedAt: true, closedAt: true } }),
      db.roundStep.aggregate({ _max: { at: true } }),
    ]);
    for (const at of moments.flatMap(({ _max }) => Object.values(_max))) expect(at?.getTime()).toBeLessThanOrEqual(now.getTime());
  });
});
