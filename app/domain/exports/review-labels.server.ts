import { contentType } from '#app/domain/registry.server';
import { questionsIn } from '#app/domain/rounds/question.type';
import { labelOf } from '#app/domain/shared/labelled.server';
import { db } from '#app/platform/db/db.server';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { type Names, nameIn } from './names';

type About = { kind: string; entryId: string; questions: unknown };

/** What the fields that reasons were given at are called, for some entries. */
export async function reasonLabels(entryIds: string[], lang: Lang): Promise<(about: About, field: string) => string> {
  const [indicators, milestones] = await Promise.all([
    db.indicator.findMany({ where: { pilotId: { in: entryIds } }, select: { id: true, names: true, originalLang: true, common: { select: { names: true } } } }),
    db.milestone.findMany({ where: { pilotId: { in: entryIds } }, select: { pilotId: true, milestoneId: true, titles: true, lang: true } }),
  ]);
  const figures = new Map(indicators.map(({ id, names, common, originalLang }) => [id, nameIn((common?.names ?? names) as Names, lang, originalLang)]));
  const steps = new Map(milestones.map(({ pilotId, milestoneId, titles, lang: written }) => [`${pilotId} ${milestoneId}`, nameIn(titles as Names, lang, written)]));
  return ({ kind, entryId, questions }, field) => {
    const [, part, id = ''] = /^(answer|figure|milestone)\.([^.]+)/.exec(field) ?? [];
    if (part === 'figure') return figures.get(id) ?? field;
    if (part === 'milestone') return steps.get(`${entryId} ${id}`) ?? field;
    if (part === 'answer') {
      const question = Array.isArray(questions) ? questionsIn(questions).find((one) => one.id === id) : undefined;
      return question ? nameIn(question.labels, lang, 'fi') : field;
    }
    const type = contentType(kind);
    return type ? labelOf(translator(type.messages, lang), field) : field;
  };
}
