import { formatBytes, formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import type { ExportView } from './export.type';
import { exportMessages } from './messages';
import './exports.css';

/** How far a file has come. @param isLive whether the page updates by itself */
export function ExportWaiting({ view, isLive }: { view: ExportView; isLive: boolean }) {
  const t = useT(exportMessages);
  const at = `/${useLang()}/desk/exports/${view.id}`;
  const { done, total } = view;
  const words = total === null ? t('one.counting') : t('one.rows', { done, total });
  return (
    <>
      <p className="lead">{t(view.state === 'queued' ? 'one.queued' : 'one.running')}</p>
      <p className="export-progress">
        <progress aria-label={t('one.progress')} max={Math.max(total ?? 1, 1)} value={total === null ? undefined : Math.min(done, total)} />
        <span>{words}</span>
      </p>
      <p className="meta">{t(isLive ? 'one.updates' : 'one.still')}</p>
      <ul className="export-actions">
        <li><a className="btn-secondary" href={isLive ? at : `${at}?still=1`}>{t('one.again')}</a></li>
        <li><a href={isLive ? `${at}?still=1` : at}>{t(isLive ? 'one.stop' : 'one.go')}</a></li>
      </ul>
    </>
  );
}

/** A file that is there. */
export function ExportReady({ view }: { view: ExportView }) {
  const t = useT(exportMessages);
  const lang = useLang();
  return (
    <>
      <p className="lead">{t('one.done')}</p>
      <p><a className="btn" href={`/${lang}/desk/exports/${view.id}/file`}>{t('one.download', { format: view.format.toUpperCase(), size: formatBytes(lang, view.bytes ?? 0) })}</a></p>
      <p className="meta">{t('one.until', { at: formatDate(lang, view.expiresAt) })}</p>
    </>
  );
}

/** A file that could not be made. */
export function ExportFailed() {
  const t = useT(exportMessages);
  return (
    <>
      <p className="lead">{t('one.failed')}</p>
      <form method="post"><button className="btn" type="submit">{t('one.retry')}</button></form>
    </>
  );
}
