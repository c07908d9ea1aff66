import { partnerLinks } from '#app/domain/partners/partners.server';
import { titleIn } from '#app/domain/shared/entry-links.server';
import { isCoordinator, type Member, partnersWhere } from '#app/domain/shared/viewer';
import { db } from '#app/platform/db/db.server';
import { formatDate } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import type { DeskQuestion, PublicQuestions, Speaker } from './question.type';

const PER_PAGE = 20;
/** As many stand on the entry's own page. */
const FEW = 5;

/** The questions under an entry that were let through, newest first. @param page from 1 */
export async function publicQuestions(entryId: string, lang: Lang, page = 1, size = PER_PAGE): Promise<PublicQuestions> {
  const where = { entryId, state: 'shown' };
  const all = await db.question.count({ where });
  const pages = Math.max(1, Math.ceil(all / size));
  const at = Math.min(Math.max(1, page), pages);
  if (all === 0) return { all, page: at, pages, questions: [] };
  const rows = await db.question.findMany({
    where,
    orderBy: [{ askedAt: 'desc' }, { id: 'asc' }],
    skip: (at - 1) * size,
    take: size,
    select: {
      id: true, lang: true, text: true, askedAt: true, organisationId: true,
      answers: { orderBy: { answeredAt: 'asc' }, select: { id: true, lang: true, text: true, answeredAt: true, editedAt: true, answererRole: true, organisationId: true } },
    },
  });
  const links = await partnerLinks(rows.flatMap((row) => [row.organisationId, ...row.answers.map((answer) => answer.organisationId)]).filter((id) => id !== null), lang);
  const speaker = (id: string | null): Speaker | null => (id && links.get(id)) || null;
  const questions = rows.map(({ askedAt, organisationId, answers, ...row }) => ({
    ...row,
    at: formatDate(lang, askedAt),
    by: speaker(organisationId),
    answers: answers.map(({ answeredAt, editedAt, answererRole, organisationId: own, ...answer }) => ({
      ...answer, at: formatDate(lang, answeredAt), edited: editedAt && formatDate(lang, editedAt), role: answererRole, by: speaker(own),
    })),
  }));
  return { all, page: at, pages, questions };
}

/** The newest of them, for the entry's own page. */
export const newestQuestions = (entryId: string, lang: Lang): Promise<PublicQuestions> => publicQuestions(entryId, lang, 1, FEW);

/** Whose questions a member decides on; null for nobody's. */
function decidedBy(member: Member) {
  if (isCoordinator(member)) return {};
  const leads = [...new Set([...partnersWhere(member, 'editor'), ...partnersWhere(member, 'representative')])];
  return leads.length > 0 ? { entry: { leadId: { in: leads } } } : null;
}

/** What waits: to be let through, or, for the organisation's own editors, to be answered. */
function waitingFor(member: Member) {
  const mine = decidedBy(member);
  const answers = partnersWhere(member, 'editor');
  const unanswered = { state: 'shown', answers: { none: {} }, entry: { leadId: { in: answers } } };
  return mine && { OR: [{ state: 'waiting', ...mine }, ...(answers.length > 0 ? [unanswered] : [])] };
}

/** How many questions wait for the member; null for those who never decide on any. */
export async function countWaiting(member: Member): Promise<number | null> {
  const where = waitingFor(member);
  return where && db.question.count({ where });
}

const MOST = 50;

/** The desk's questions, oldest first: those that wait, or those decided last. Null for those who never decide on any. */
export async function deskQuestions(member: Member, lang: Lang, show: 'waiting' | 'decided'): Promise<DeskQuestion[] | null> {
  const [waiting, mine] = [waitingFor(member), decidedBy(member)];
  if (!waiting || !mine) return null;
  const rows = await db.question.findMany({
    where: show === 'waiting' ? waiting : { AND: [mine, { state: { not: 'waiting' } }, { NOT: waiting }] },
    orderBy: [{ askedAt: show === 'waiting' ? 'asc' : 'desc' }, { id: 'asc' }],
    take: MOST,
    select: { id: true, state: true, lang: true, text: true, askedAt: true, entry: { select: { kind: true, texts: { select: { lang: true, title: true, state: true } } } }, _count: { select: { answers: true } } },
  });
  return rows.map(({ askedAt, entry, _count, ...row }) => {
    const title = titleIn(entry.texts, lang);
    return { ...row, at: formatDate(lang, askedAt), kind: entry.kind, title: title.title, titleLang: title.lang, answered: _count.answers > 0 };
  });
}
