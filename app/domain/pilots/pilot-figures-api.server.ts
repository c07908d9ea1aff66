import type { z } from 'zod';
import { acceptedOf } from '#app/domain/indicators/indicators.server';
import type { MeasuredView, ValueView } from '#app/domain/indicators/indicator.type';
import { daysOf } from '#app/domain/shared/period';
import type { Lang } from '#app/platform/i18n/languages';
import type { pilotWhole } from './pilot.api';

type Indicator = z.output<typeof pilotWhole>['indicators'][number];

/** Figures of one indicator, the newest: fifteen years of quarters. */
const MOST = 60;

const figureFrom = (textLanguage: Lang, { period, value, text, breakdown, source, comment, reason, decidedAt }: ValueView): Indicator['figures'][number] => ({
  period,
  ...daysOf(period),
  value,
  text,
  breakdown,
  source,
  comment,
  correction: reason,
  language: textLanguage,
  acceptedAt: decidedAt,
});

const indicatorFrom = (textLanguage: Lang, one: MeasuredView): Indicator => ({
  id: one.id,
  common: one.commonKey,
  name: one.name,
  language: one.lang,
  kind: one.kind,
  unit: one.unit || null,
  direction: one.direction,
  cumulative: one.cumulative,
  sdgIndicator: one.sdgIndicator,
  baseline: { year: one.baseline.year, value: one.baseline.value },
  targets: one.targets,
  retired: one.retired,
  figures: one.values.slice(-MOST).map((value) => figureFrom(textLanguage, value)),
});

/** What a published pilot measures with its accepted figures, as the open interface gives it. @param textLanguage the language that its people write in */
export const figuresForApi = async (lang: Lang, pilotId: string, textLanguage: Lang): Promise<Indicator[]> =>
  (await acceptedOf(pilotId, lang)).map((one) => indicatorFrom(textLanguage, one));
