import { StatusTag, type Tone } from '#app/components/tags';
import { formatBytes, formatDate, formatMoment } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import type { ExportState, ExportView } from './export.type';
import { exportTitle } from './export-words';
import { exportMessages } from './messages';

const TONES: Record<ExportState, Tone> = { queued: 'neutral', running: 'neutral', done: 'success', failed: 'danger' };

/** A person's files, newest first. */
export function ExportList({ exports }: { exports: ExportView[] }) {
  const t = useT(exportMessages);
  const lang = useLang();
  const room = `/${lang}/desk/exports`;
  if (exports.length === 0) return <p>{t('list.empty')}</p>;
  return (
    <div className="table-scroll">
      <table className="table table-stack">
        <thead>
          <tr>
            <th scope="col">{t('list.file')}</th>
            <th scope="col">{t('list.state')}</th>
            <th scope="col" className="number">{t('list.size')}</th>
            <th scope="col">{t('list.asked')}</th>
            <th scope="col">{t('list.until')}</th>
          </tr>
        </thead>
        <tbody>
          {exports.map((one) => (
            <tr key={one.id}>
              <th scope="row"><a href={`${room}/${one.id}`}>{exportTitle(lang, one)}, {one.format.toUpperCase()}</a></th>
              <td data-heading={t('list.state')}><StatusTag label={t(`state.${one.state}`)} tone={TONES[one.state]} /></td>
              <td className="number" data-heading={t('list.size')}>{one.bytes === null ? '–' : <a href={`${room}/${one.id}/file`}>{t('list.download')}, {formatBytes(lang, one.bytes)}</a>}</td>
              <td data-heading={t('list.asked')}>{formatMoment(lang, one.createdAt)}</td>
              <td data-heading={t('list.until')}>{formatDate(lang, one.expiresAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
