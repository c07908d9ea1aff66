import { ErrorSummary, type FormResult, TextArea } from '#app/components/field';
import { formatMoment } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import type { IndicatorView, ValueVersion } from './indicator.type';
import { indicatorMessages } from './messages';
import { Version } from './value-history';
import type { Decided } from './value-review.server';

/** Tells a coordinator who came second what became of the value. */
function Gone({ theirs }: { theirs: unknown }) {
  const t = useT(indicatorMessages);
  const lang = useLang();
  const { state = '', by = null, at = null, reason = '' } = (theirs ?? {}) as Partial<Decided>;
  const key = state === 'accepted' || state === 'superseded' ? 'decide.goneAccepted' : state === 'returned' ? 'decide.goneReturned' : 'decide.goneOther';
  return (
    <div className="error-summary" role="alert" tabIndex={-1}>
      <h2>{t('decide.gone')}</h2>
      <p>{t(key, { by: by ?? t('value.former'), at: at ? formatMoment(lang, at) : '' })}</p>
      {reason && <p className="kept-lines">{reason}</p>}
    </div>
  );
}

type Props = { result: (NonNullable<FormResult> & { theirs?: unknown }) | null; mayDecide: boolean; version: ValueVersion | null; indicator: Pick<IndicatorView, 'kind' | 'unit' | 'dimension' | 'lang'> };

/** What a coordinator decides: accept, or return with a reason. */
export function DecideFigure({ result, mayDecide, version, indicator }: Props) {
  const t = useT(indicatorMessages);
  const isConflict = result?.issues.some(({ code }) => code === 'conflict') ?? false;
  return (
    <>
      {isConflict ? <Gone theirs={result?.theirs} /> : <ErrorSummary result={result} labels={{ reason: t('decide.why') }} />}
      {mayDecide && version && (
        <section aria-labelledby="decide" className="mt-16">
          <div className="section-head"><h2 id="decide">{t('decide.title')}</h2></div>
          <div className="side-by-side">
            <Version version={version} indicator={indicator} />
            <div>
              <form method="post">
                <p>{t('decide.acceptNote')}</p>
                <div className="button-row"><button type="submit" name="decision" value="accept" className="btn">{t('decide.accept')}</button></div>
              </form>
              <form method="post" className="mt-8">
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
