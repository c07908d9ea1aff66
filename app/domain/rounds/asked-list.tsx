import { StatusTag } from '#app/components/tags';
import { formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { roundMessages } from './messages';
import './rounds.css';

type Row = { pilotId: string; title: string; lang: string; leadName: string; from: string; until: string | null; editors: number; isLeftOut: boolean };

/** Pilots that a round asks, and why each: when it ran. With `chosen` each can be left out by a tick. */
export function AskedList({ asked, chosen }: { asked: Row[]; chosen?: readonly string[] }) {
  const t = useT(roundMessages);
  const page = useLang();
  const date = (day: string) => formatDate(page, day);
  return (
    <>
      {chosen && <input type="hidden" name="shown" value={asked.map(({ pilotId }) => pilotId).join(' ')} />}
      <ul className="asked-rows">
        {asked.map(({ pilotId, title, lang, leadName, from, until, editors }) => (
          <li key={pilotId}>
            <div>
              <p className="report-name"><a href={`/${page}/desk/pilots/${pilotId}`} lang={title ? lang : undefined}>{title || t('untitled')}</a></p>
              <p className="meta">{leadName}</p>
            </div>
            <div>
              <p>{until ? t('preview.ran', { from: date(from), until: date(until) }) : t('preview.runs', { from: date(from) })}</p>
              {editors === 0 && <p className="mt-1"><StatusTag tone="warning" label={t('preview.noEditor')} /></p>}
            </div>
            {chosen && (
              <label className="choice">
                <input type="checkbox" name="exclude" value={pilotId} defaultChecked={chosen.includes(pilotId)} />
                <span>{t('preview.leaveOut')} <span className="sr-only">{title || t('untitled')}</span></span>
              </label>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
