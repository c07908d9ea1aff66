import { type ActionFunctionArgs, json } from '@remix-run/node';
import { wasGiving } from '#app/domain/replications/former.server';
import { pilotChoices } from '#app/domain/replications/own-pilots.server';
import { replicationMessages } from '#app/domain/replications/messages';
import { type ReplicationView, replicationView } from '#app/domain/replications/replication-desk.server';
import { told } from '#app/domain/replications/replication.schema';
import { type ReplicationSide, SIDES } from '#app/domain/replications/replication.type';
import type { OtherTold } from '#app/domain/replications/tell.server';
import type { ConflictView } from '#app/domain/shared/conflict-notice';
import { NotFound } from '#app/domain/shared/outcome';
import type { Member } from '#app/domain/shared/viewer';
import { redirectTo } from '#app/platform/http/redirect.server';
import { formatDate, formatMoment } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { attempt, type Failed } from './attempt.server';
import { check, one, readForm, type Sent } from './form.server';
import { langOf } from './lang.server';
import { movedOn } from './moved-on.server';
import { memberAt } from './viewer.server';

const FIELDS = ['state', 'scaling', 'changes', 'reasons', 'lang', 'pilotId', 'adoptedOn'] as const;

/** The values that a form about a replication sent. */
export const sentTold = (sent: Sent) => Object.fromEntries(FIELDS.map((name) => [name, one(sent, name)]));
export const checkTold = (sent: Sent) => check(told, sentTold(sent));

/** How many saves a form started from; anything else than a number is none that ever was. */
export const baseIn = (sent: Sent): number => (/^\d{1,9}$/.test(one(sent, 'base')) ? Number(one(sent, 'base')) : -1);

/** The forms' fields by name, for an error summary. */
export function fieldLabels(lang: Lang): Record<string, string> {
  const t = translator(replicationMessages, lang);
  return Object.fromEntries([...FIELDS, 'reason', 'sourceId', 'partnerId'].map((name) => [name, t.at(`field.${name}`)]));
}

const always = () => true;

/** The answer to whoever may not: those who were asked to confirm it until another source was named open an old letter, and are led to what happened. */
async function refused(request: Request, member: Member, id: string, lang: Lang, status: 403 | 404): Promise<Response> {
  const former = `/${lang}/desk/replications/${id}/former`;
  const asked = status === 404 || new URL(request.url).searchParams.get('side') === 'giving';
  return asked && (await wasGiving(member, id)) ? movedOn(request, former, redirectTo(former)) : new Response(null, { status });
}

/** @throws Response for whoever may not read it */
async function openView(request: Request, member: Member, id: string, lang: Lang): Promise<ReplicationView> {
  try {
    return await replicationView(member, id, lang);
  } catch (error) {
    throw error instanceof NotFound ? await refused(request, member, id, lang, 404) : error;
  }
}

/**
 * The replication at an address, for those who may read it.
 * @param can whether what the page does can be done as things stand; else its page says so
 * @throws 404, for a former giving side what leads to the page that says so; 403 unless `may` allows it this person
 */
export async function replicationAt(request: Request, params: { lang?: string; id?: string }, may: (view: ReplicationView) => boolean = always, can: (view: ReplicationView) => boolean = always) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const view = await openView(request, member, params.id ?? '', lang);
  const here = `/${lang}/desk/replications/${view.id}`;
  if (!may(view)) throw await refused(request, member, view.id, lang, 403);
  if (!can(view)) throw await movedOn(request, here);
  const t = translator(replicationMessages, lang);
  return { lang, member, view, t, here, title: t('one.title', { receiver: view.receiver, practice: view.practice.title }) };
}

/** The side that an address names. @throws 404 */
export function sideAt(request: Request): ReplicationSide {
  const side = SIDES.find((one) => one === new URL(request.url).searchParams.get('side'));
  if (!side) throw new Response(null, { status: 404 });
  return side;
}

/** What a page on which something is done about a replication is called. */
export const headOf = ({ here, title, t }: Awaited<ReturnType<typeof replicationAt>>, key: string) => ({ here, heading: title, title: `${t.at(key)} – ${title}` });

type Doing = { member: Member; view: ReplicationView; sent: Sent };

/**
 * What a form about a replication does. Then the person is led back to it, or, where it is gone, to the list.
 * @param may whether it may be done by this person @throws 404, 403
 */
export async function replicationAction({ request, params }: ActionFunctionArgs, may: (view: ReplicationView) => boolean, run: (doing: Doing) => Promise<void>, isGone = false) {
  const { lang, member, view, here } = await replicationAt(request, params, may);
  const sent = await readForm(request);
  const answer = await attempt(sent, async () => {
    await run({ member, view, sent });
    return isGone ? redirectTo(`/${lang}/desk/replications`, { flash: 'removed' }) : redirectTo(here, { flash: 'saved' });
  });
  return replicationAnswer(answer, sent, view.partnerId, lang);
}

/** What somebody else saved meanwhile, beside what this person sent. */
async function conflictWith(theirs: OtherTold, sent: Sent, partnerId: string, lang: Lang): Promise<ConflictView & { base: string }> {
  const t = translator(replicationMessages, lang);
  const labels = fieldLabels(lang);
  const pilots = await pilotChoices([partnerId], lang);
  const say = (name: (typeof FIELDS)[number], value: string): string => {
    if (name === 'state' || name === 'scaling') return t.has(`${name}.${value}`) ? t.at(`${name}.${value}`) : '';
    if (name === 'pilotId') return pilots.find((pilot) => pilot.value === value)?.label ?? '';
    if (name === 'adoptedOn') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(lang, value) : '';
    return value;
  };
  return {
    by: theirs.by,
    at: formatMoment(lang, theirs.at),
    base: String(theirs.lock),
    differences: FIELDS.filter((name) => name in sent && one(sent, name).trim() !== theirs.values[name].trim()).map((name) => ({
      name, label: labels[name] ?? name, theirs: say(name, theirs.values[name]), mine: say(name, one(sent, name)),
    })),
  };
}

/** The answer of a form about a replication: on its way, or once more with what is wrong and what somebody else told meanwhile. */
async function replicationAnswer(failed: Response, sent: Sent, partnerId: string, lang: Lang) {
  if (failed.status < 400) throw failed;
  const body = (await failed.json()) as Failed & { theirs?: OtherTold | null };
  const conflict = body.theirs ? await conflictWith(body.theirs, sent, partnerId, lang) : null;
  return json({ ...body, theirs: null, conflict }, { status: failed.status });
}
