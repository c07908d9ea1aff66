import { replicationMessages } from '#app/domain/replications/messages';
import { formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { type FigureRow, RowTable } from '../figures/row-table';
import { Count } from './count';
import { Exchange } from './exchange-figure';
import { travelMessages } from './messages';
import type { Linked, TravelFigures } from './travel.type';
import '../progress.css';
import './travel.css';

function States({ travel: { states, unconfirmed, counted } }: { travel: TravelFigures }) {
  const t = useT(travelMessages);
  const words = useT(replicationMessages);
  const rows = states.map(({ state, ...one }, i): FigureRow => {
    const waiting = unconfirmed?.[i];
    const label = words(`state.${state}`);
    const cells = [<Count key="n" of={one} says={label} />, ...(waiting ? [<Count key="waiting" of={waiting} says={`${label}, ${t('states.unconfirmed')}`} />] : [])];
    return { key: state, label, length: one.n, cells };
  });
  return (
    <div className="travel-states">
      <RowTable caption={t('states.caption')} headings={[t('states.head'), t('states.count'), ...(unconfirmed ? [t('states.unconfirmed')] : [])]} rows={rows} />
      <p className="meta mt-2">{t('states.note', { count: counted })} {unconfirmed && t('states.deskNote')}</p>
    </div>
  );
}

function Practices({ travel: { outcomes, maturities } }: { travel: TravelFigures }) {
  const t = useT(travelMessages);
  const drawn = (rows: (Linked & { key: string; name: string })[]): FigureRow[] => rows.map(({ key, name, ...one }) => ({ key, label: name, length: one.n, cells: [<Count key={key} of={one} says={name} />] }));
  const scale = Math.max(1, ...[...outcomes, ...maturities].map(({ n }) => n));
  return (
    <>
      <RowTable caption={t('outcomes')} headings={[t('outcome'), t('many')]} rows={drawn(outcomes.map(({ outcome, ...one }) => ({ ...one, key: outcome })))} scale={scale} />
      <RowTable caption={t('maturities')} headings={[t('maturity'), t('many')]} rows={drawn(maturities.map(({ maturity, ...one }) => ({ ...one, key: maturity })))} scale={scale} />
    </>
  );
}

function FirstAdoption({ first: { n, time, of, href } }: { first: TravelFigures['firstAdoption'] }) {
  const t = useT(travelMessages);
  return (
    <div>
      <h3>{t('first.title')}</h3>
      {time === null ? <p className="reached-none">{t('first.none')}</p> : <p className="reached-value">{time}</p>}
      <p className="reached-coverage">{n > 0 && <><a href={href}>{t('first.behind', { n })}</a>. </>}{of > 0 && t('first.of', { of })}</p>
      <p className="meta mt-2">{t('first.rule')}</p>
    </div>
  );
}

function Most({ travelled: { n, href, most } }: Pick<TravelFigures, 'travelled'>) {
  const t = useT(travelMessages);
  const page = useLang();
  if (n === 0) return null;
  const rows = most.map(({ id, name, href: to, taken }): FigureRow => ({
    key: id, label: name.title, href: to, lang: name.lang === page ? undefined : name.lang, length: taken.n, cells: [<Count key={id} of={taken} says={name.title} />],
  }));
  return (
    <div>
      <RowTable caption={t('most.title')} headings={[t('practice'), t('places')]} rows={rows} />
      <p className="mt-2"><a href={href}>{t('most.all', { count: n })}</a></p>
    </div>
  );
}

function Untaken({ untaken: { n, of, href, oldest } }: Pick<TravelFigures, 'untaken'>) {
  const t = useT(travelMessages);
  const page = useLang();
  return (
    <div>
      <h3>{t('untaken.title')}</h3>
      {n === 0 ? <p>{t('untaken.none', { of })}</p> : <p className="travel-untaken-count"><a href={href}>{t('untaken.count', { n, of })}</a></p>}
      <ul className="travel-untaken">
        {oldest.map(({ id, name, href: to, publishedOn }) => (
          <li key={id}><a href={to} lang={name.lang === page ? undefined : name.lang}>{name.title}</a> <span className="meta">{t('untaken.since', { day: formatDate(page, publishedOn) })}</span></li>
        ))}
      </ul>
      {n > oldest.length && <p className="mt-2"><a href={href}>{t('untaken.more', { count: n - oldest.length })}</a></p>}
      <p className="meta mt-2">{t('untaken.rule')}</p>
    </div>
  );
}

/** How practices travel, as a section of a page of figures. */
export function TravelSection({ travel }: { travel: TravelFigures }) {
  const t = useT(travelMessages);
  const { practices, isWider, counted, states } = travel;
  const hasMoved = states.some(({ n }) => n > 0) || (travel.unconfirmed ?? []).some(({ n }) => n > 0);
  return (
    <section aria-labelledby="travel">
      <div className="section-head">
        <h2 id="travel">{t('title')}</h2>
        {practices.n > 0 && <a href={practices.href}>{t('count', { count: practices.n })}</a>}
      </div>
      {practices.n === 0 ? <p>{t(practices.href.includes('?') ? 'noneChosen' : 'none')}</p> : (
        <>
          <p className="progress-note">{t('note')} {isWider && t('noteWider')}</p>
          <div className="progress-pair">
            <div className="travel-stack"><Practices travel={travel} /></div>
            {hasMoved ? <States travel={travel} /> : <p>{t('untravelled')}</p>}
          </div>
          {counted > 0 && <Exchange cities={travel.cities} />}
          <div className="progress-pair mt-12">
            {counted > 0 && <Most travelled={travel.travelled} />}
            <div className="travel-stack">
              {counted > 0 && <FirstAdoption first={travel.firstAdoption} />}
              <Untaken untaken={travel.untaken} />
            </div>
          </div>
        </>
      )}
    </section>
  );
}
