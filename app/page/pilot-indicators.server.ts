import { fieldLabels } from '#app/domain/indicators/indicator-words';
import { indicatorMessages } from '#app/domain/indicators/messages';
import { targetPeriods } from '#app/domain/indicators/period-choices';
import { openPilot, spanOf } from '#app/domain/indicators/pilot-indicator.server';
import { MAX_TARGETS } from '#app/domain/indicators/plan';
import { titleOfEntry } from '#app/domain/shared/desk-entry.server';
import { sharedMessages } from '#app/domain/shared/messages';
import { now } from '#app/platform/env/clock.server';
import { dayOf } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { found } from './attempt.server';
import { langOf } from './lang.server';
import { memberAt } from './viewer.server';

type Params = { lang?: string; id?: string };

/** The pilot whose indicators a desk page is about, with who asks. @throws 404 when it is not theirs to open */
export async function pilotIndicatorsAt(request: Request, params: Params) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const pilot = await found(() => openPilot(member, params.id ?? ''));
  const title = (await titleOfEntry(pilot.id, lang)) || translator(sharedMessages, lang)('edit.untitled');
  return { lang, member, pilot, title, base: `/${lang}/desk/pilots/${pilot.id}/indicators` };
}

/** What the form of an indicator needs beside its values: periods to choose from, how many rows, names of its fields. */
export async function planFormParts(pilotId: string, lang: Lang, values: Record<string, string>) {
  const used = Object.entries(values).flatMap(([name, value]) => (/^targets\.\d+\.period$/.test(name) ? [value] : []));
  const t = translator(indicatorMessages, lang);
  const rows = Math.min(MAX_TARGETS, Math.max(4, used.length + 2));
  const ofRows = Array.from({ length: MAX_TARGETS }, (_, at) => (['period', 'value'] as const).map((field): [string, string] => [`targets.${at}.${field}`, t('plan.rowField', { n: at + 1, field: t(field === 'period' ? 'field.period' : 'field.target') })]));
  return { periods: targetPeriods(lang, await spanOf(pilotId), used, dayOf(now())), rows, labels: { ...fieldLabels(lang), ...Object.fromEntries(ofRows.flat()) } };
}
