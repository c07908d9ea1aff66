import { sharedMessages } from '#app/domain/shared/messages';
import { formatMoment } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { ValueState } from './desk-indicator';
import { Breakdown } from './indicator-figures';
import type { IndicatorView, ValueVersion } from './indicator.type';
import { indicatorMessages } from './messages';
import { formatFigure } from './unit.type';

type Indicator = Pick<IndicatorView, 'kind' | 'unit' | 'dimension' | 'lang'>;

/** One version: what it says, who entered and decided, and why. */
export function Version({ version, indicator }: { version: ValueVersion; indicator: Indicator }) {
  const t = useT(indicatorMessages);
  const lang = useLang();
  const who = (name: string | null) => name ?? t('value.former');
  return (
    <div className="stack">
      <p>
        {indicator.kind === 'quantitative' && <strong>{version.value === null ? t('value.none') : formatFigure(lang, version.value, indicator.unit)}</strong>} <ValueState state={version.state} />
      </p>
      {version.text && <p className="kept-lines">{version.text}</p>}
      <Breakdown value={version} indicator={indicator} />
      <dl className="facts">
        {version.source && <div><dt>{t('field.source')}</dt><dd>{version.source}</dd></div>}
        {version.comment && <div><dt>{t('field.comment')}</dt><dd className="kept-lines">{version.comment}</dd></div>}
        {version.reason && <div><dt>{t('value.reason')}</dt><dd className="kept-lines">{version.reason}</dd></div>}
        {version.returnReason && <div><dt>{t('value.returnReason')}</dt><dd className="kept-lines">{version.returnReason}</dd></div>}
        {version.reportId && <div><dt>{t('value.inReport')}</dt><dd><a href={`/${lang}/desk/reports/${version.reportId}`}>{t('decide.report')}</a></dd></div>}
      </dl>
      <p className="meta">{t('value.entered', { by: who(version.enteredBy), at: formatMoment(lang, version.enteredAt) })}</p>
      {version.decidedAt && <p className="meta">{t('value.decidedOn', { by: who(version.decidedBy), at: formatMoment(lang, version.decidedAt) })}</p>}
    </div>
  );
}

type Step = { id: string; at: string; step: string; actor: string | null; note: string | null };

/** Every version of a value, newest first, and what was done with it. */
export function ValueHistory({ versions, steps, indicator }: { versions: ValueVersion[]; steps: Step[]; indicator: Indicator }) {
  const t = useT(indicatorMessages);
  const shared = useT(sharedMessages);
  const lang = useLang();
  return (
    <>
      {versions.length > 0 && (
        <section aria-labelledby="versions" className="mt-16">
          <div className="section-head"><h2 id="versions">{t('value.history')}</h2></div>
          <ol className="stack">
            {versions.map((version) => (
              <li key={version.id} className="panel">
                <h3>{t('value.version', { n: version.version })}</h3>
                <Version version={version} indicator={indicator} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {steps.length > 0 && (
        <section aria-labelledby="steps" className="mt-16">
          <div className="section-head"><h2 id="steps">{t('value.steps')}</h2></div>
          <dl className="facts">
            {steps.map(({ id, at, step, actor, note }) => (
              <div key={id}>
                <dt><time dateTime={at}>{formatMoment(lang, at)}</time></dt>
                <dd>
                  <p>{shared.at(`step.${step}`)}, {actor ?? t('value.former')}</p>
                  {note && <p className="meta kept-lines">{note}</p>}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}
