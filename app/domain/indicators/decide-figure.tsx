import { ErrorSummary, type FormResult, REFUSAL, TextArea } from '#app/components/field';
import { formatPeriod } from '#app/domain/shared/period-words';
import { formatMoment } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import type { IndicatorView, ValueVersion, ValueView } from './indicator.type';
import { indicatorMessages } from './messages';
import { formatFigure } from './unit.type';
import { Version } from './value-history';
import type { Decided } from './value-review.server';

/** Tells a coordinator who came second what became of the value. */
function Gone({ theirs }: { theirs: unknown }) {
  const t = useT(indicatorMessages);
  const lang = useLang();
  const { state = '', by = null, at = null, reason = '' } = (theirs ?? {}) as Partial<Decided>;
  const key = state === 'accepted' || state === 'superseded' ? 'decide.goneAccepted' : state === 'returned' ? 'decide.goneReturned' : state === 'submitted' ? 'decide.goneChanged' : 'decide.goneOther';
  return (
    <div {...REFUSAL}>
      <h2>{t('decide.gone')}</h2>
      <p>{t(key, { by: by ?? t('value.former'), at: at ? formatMoment(lang, at) : '' })}</p>
      {reason && <p className="kept-lines">{reason}</p>}
    </div>
  );
}

type Indicator = Pick<IndicatorView, 'kind' | 'unit' | 'dimension' | 'lang'>;

/** What the figure is judged beside: the one it corrects, the last one before it, and the target. */
type Beside = { stands: ValueView | null; last: ValueView | null; target: number | null };

type Props = { result: (NonNullable<FormResult> & { theirs?: unknown }) | null; mayDecide: boolean; version: ValueVersion | null; beside: Beside; indicator: Indicator };

function BesideIt({ beside: { stands, last, target }, indicator }: { beside: Beside; indicator: Indicator }) {
  const t = useT(indicatorMessages);
  const lang = useLang();
  const said = ({ value, text }: ValueView) => (value === null ? text || t('value.none') : formatFigure(lang, value, indicator.unit));
  if (!stands && !last && target === null) return null;
  return (
    <dl className="facts">
      {stands && <div><dt>{t('decide.stands')}</dt><dd>{said(stands)}</dd></div>}
      {last && <div><dt>{t('value.before')}</dt><dd>{said(last)} <span className="meta">({formatPeriod(lang, last.period)})</span></dd></div>}
      {target !== null && <div><dt>{t('value.targetFor')}</dt><dd>{formatFigure(lang, target, indicator.unit)}</dd></div>}
    </dl>
  );
}

/** What a coordinator decides: accept, or return with a reason. */
export function DecideFigure({ result, mayDecide, version, beside, indicator }: Props) {
  const t = useT(indicatorMessages);
  const isConflict = result?.issues.some(({ code }) => code === 'conflict') ?? false;
  return (
    <>
      {isConflict ? <Gone theirs={result?.theirs} /> : <ErrorSummary result={result} labels={{ reason: t('decide.why') }} />}
      {mayDecide && version && (
        <section aria-labelledby="decide" className="mt-16">
          <div className="section-head"><h2 id="decide">{t('decide.title')}</h2></div>
          <div className="side-by-side">
            <div className="stack">
              <Version version={version} indicator={indicator} />
              <BesideIt beside={beside} indicator={indicator} />
            </div>
            <div>
              <form method="post">
                <input type="hidden" name="seen" value={version.submittedAt ?? ''} />
                <p>{t('decide.acceptNote')}</p>
                <div className="button-row"><button type="submit" name="decision" value="accept" className="btn">{t('decide.accept')}</button></div>
              </form>
              <form method="post" className="mt-8">
                <input type="hidden" name="seen" value={version.submittedAt ?? ''} />
                <TextArea name="reason" label={t('decide.why')} hint={t('decide.whyHint')} rows={4} maxLength={2000} result={result} />
                <div className="button-row"><button type="submit" name="decision" value="return" className="btn-danger">{t('decide.return')}</button></div>
              </form>
            </div>
          </div>
        </section>
      )}
    </>
  );
}
