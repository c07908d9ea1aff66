import { useT } from '#app/platform/i18n/messages';
import { assessmentMessages } from './messages';

export type EarlierReturn = { at: string; note: string; reasons: { label: string; text: string }[] };

/** What was asked for when this text was last returned, so that whoever judges it now sees whether it was done. */
export function ReturnedBefore({ earlier: { at, note, reasons } }: { earlier: EarlierReturn }) {
  const t = useT(assessmentMessages);
  return (
    <section aria-labelledby="returned-before">
      <h2 id="returned-before">{t('assess.before', { at })}</h2>
      {note && <p className="kept-lines mt-2">{note}</p>}
      <dl className="facts mt-2">
        {reasons.map(({ label, text }) => <div key={label}><dt>{label}</dt><dd className="kept-lines">{text}</dd></div>)}
      </dl>
    </section>
  );
}
