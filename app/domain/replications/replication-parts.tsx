import { useLang, useT } from '#app/platform/i18n/messages';
import { replicationMessages } from './messages';
import type { ReplicationSide, ReplicationState } from './replication.type';

type Side = { side: ReplicationSide; name: string; at: string | null; alone: boolean; mayConfirm: boolean; mayWithdraw: boolean };

/** The two confirmations: whose, since when, and what the reader of the page may do about them. */
export function Confirmations({ sides, here }: { sides: Side[]; here: string }) {
  const t = useT(replicationMessages);
  return (
    <ul className="stack">
      {sides.map(({ side, name, at, alone, mayConfirm, mayWithdraw }) => (
        <li key={side}>
          <p><strong>{t(side === 'giving' ? 'one.givingSide' : 'one.receivingSide', { name })}</strong></p>
          <p>{at ? t('one.confirmed', { at }) : t('one.waits')}{!at && alone && `. ${t('one.noRepresentative')}`}</p>
          {mayConfirm && <p className="mt-2"><a className="btn" href={`${here}/confirmation?side=${side}`}>{t('one.confirm')}</a></p>}
          {mayWithdraw && <p className="mt-1"><a href={`${here}/withdrawal?side=${side}`}>{t('one.withdraw')}</a></p>}
        </li>
      ))}
    </ul>
  );
}

type Facts = {
  state: ReplicationState;
  scaling: string | null;
  adoptedOn: string | null;
  giver: string;
  receiver: string;
  dropReason: string | null;
  textLang: string;
  pilot: { title: string; lang: string; href: string } | null;
};

/** A replication in a few facts. */
export function ReplicationFacts({ view }: { view: Facts }) {
  const t = useT(replicationMessages);
  const lang = useLang();
  const { state, scaling, adoptedOn, giver, receiver, pilot, dropReason, textLang } = view;
  return (
    <dl className="facts">
      <div><dt>{t('list.receiver')}</dt><dd>{receiver}</dd></div>
      <div><dt>{t('list.from')}</dt><dd>{giver}</dd></div>
      <div><dt>{t('list.state')}</dt><dd>{t(`state.${state}`)}</dd></div>
      {dropReason && <div><dt>{t('one.dropReason')}</dt><dd className="kept-lines" lang={textLang === lang ? undefined : textLang}>{dropReason}</dd></div>}
      {scaling && <div><dt>{t('one.scaling')}</dt><dd>{t.at(`scaling.${scaling}`)}</dd></div>}
      {adoptedOn && <div><dt>{t('field.adoptedOn')}</dt><dd>{adoptedOn}</dd></div>}
      {pilot && <div><dt>{t('one.pilot')}</dt><dd><a href={pilot.href} lang={pilot.lang === lang ? undefined : pilot.lang}>{pilot.title || t('one.untitled')}</a></dd></div>}
    </dl>
  );
}
