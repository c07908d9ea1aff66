import { db } from '#app/platform/db/db.server';

/** A question under an entry; with `answer` one that was answered. Returns its id. */
export async function aQuestionUnder(entryId: string, more: { state?: string; lang?: string; text?: string; answer?: string; askedById?: string; organisationId?: string } = {}): Promise<string> {
  const { answer, text = 'Montako ihmistä tämä vaatii arjessa?', lang = 'fi', state = 'waiting', ...rest } = more;
  const { leadId } = await db.entry.findUniqueOrThrow({ where: { id: entryId }, select: { leadId: true } });
  const answers = answer ? { create: { lang: 'fi', text: answer, answererRole: 'editor', organisationId: leadId } } : undefined;
  return (await db.question.create({ data: { entryId, text, lang, state, reason: state === 'hidden' ? 'Kysymyksessä on henkilön nimi.' : null, answers, ...rest }, select: { id: true } })).id;
}

/** An open search for partners of an entry. Returns its id. */
export async function aSearchFor(entryId: string, more: { text?: string; lang?: string; kinds?: string[]; until?: string; closedAt?: Date } = {}): Promise<string> {
  const { until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10), text = 'Etsimme kahta pientä kuntaa kokeilemaan samaa.', lang = 'fi', kinds = [], closedAt } = more;
  return (await db.partnerSearch.create({ data: { entryId, text, lang, kinds, until: new Date(`${until}T00:00:00Z`), closedAt }, select: { id: true } })).id;
}

/** An answer to a search. Returns its id. */
export const anOfferTo = async (searchId: string, personId: string, more: { text?: string; reply?: string; organisationId?: string } = {}): Promise<string> =>
  (await db.partnerOffer.create({ data: { searchId, personId, lang: 'fi', text: 'Olisimme kiinnostuneita.', repliedAt: more.reply ? new Date() : null, ...more }, select: { id: true } })).id;

/** A list of practices; readable by link with a `shareId`. Returns its id. */
export const aListOf = async (personId: string, practiceIds: string[], shareId?: string): Promise<string> =>
  (await db.practiceList.create({ data: { personId, name: 'Talven ideat', note: 'Kunnossapidon kokoukseen.', shareId, items: { create: practiceIds.map((practiceId) => ({ practiceId, note: 'Sopisi meille.' })) } }, select: { id: true } })).id;
