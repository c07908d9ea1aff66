import { json } from '@remix-run/node';
import { answerValues, type OpenFollowUp, openFollowUp } from '#app/domain/follow-ups/answering.server';
import { mayAnswer } from '#app/domain/follow-ups/follow-up.policy';
import type { OtherFollowUp } from '#app/domain/follow-ups/follow-up.type';
import { followUpMessages } from '#app/domain/follow-ups/messages';
import type { ConflictView } from '#app/domain/shared/conflict-notice';
import { titleOfEntry } from '#app/domain/shared/entry-address.server';
import { formatMoment } from '#app/platform/i18n/format';
import { isLang, type Lang, LANGUAGE_NAMES } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { type Failed, found } from './attempt.server';
import { one, type Sent } from './form.server';
import { langOf } from './lang.server';
import { memberAt } from './viewer.server';

const FIELDS = ['outcome', 'reason', 'lang'] as const;

/** The follow-up at an address, for those who may read it. @throws 404 */
export async function followUpAt(request: Request, params: { lang?: string; id?: string }) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const row: OpenFollowUp = await found(() => openFollowUp(member, params.id ?? ''));
  return { lang, member, row, values: answerValues(row), mayAnswer: mayAnswer(member, row), pilot: await titleOfEntry(row.pilotId, lang) };
}

/** What somebody else answered meanwhile, beside what this person sent. */
function conflictWith(theirs: OtherFollowUp, sent: Sent, lang: Lang): ConflictView & { base: string } {
  const t = translator(followUpMessages, lang);
  const say = (name: (typeof FIELDS)[number], value: string): string => {
    if (name === 'outcome') return t.has(`outcome.${value}`) ? t.at(`outcome.${value}`) : '';
    return name === 'lang' ? (isLang(value) ? LANGUAGE_NAMES[value] : '') : value;
  };
  return {
    by: theirs.by,
    at: formatMoment(lang, theirs.at),
    base: String(theirs.lock),
    differences: FIELDS.filter((name) => one(sent, name).trim() !== theirs.values[name].trim()).map((name) => ({
      name, label: t(`form.${name}`), theirs: say(name, theirs.values[name]), mine: say(name, one(sent, name)),
    })),
  };
}

/** The answer of the form: on its way, or once more with what is wrong and what somebody else answered meanwhile. */
export async function followUpAnswer(failed: Response, sent: Sent, lang: Lang) {
  if (failed.status < 400) throw failed;
  const body = (await failed.json()) as Failed & { theirs?: OtherFollowUp | null };
  return json({ ...body, theirs: null, conflict: body.theirs ? conflictWith(body.theirs, sent, lang) : null }, { status: failed.status });
}
