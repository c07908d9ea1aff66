import { useT } from '#app/platform/i18n/messages';
import { pilotMessages } from './messages';
import type { PilotPage } from './pilot-reading.type';
import { useOther } from './pilot-section';
import './pilot-page.css';

type Picture = PilotPage['pictures'][number];

/** One of a pilot's pictures with its credit. The lead picture is as wide as the page unless it stands upright. */
export function PilotPicture({ picture, lead }: { picture: Picture; lead?: boolean }) {
  const t = useT(pilotMessages);
  const other = useOther();
  const { id, alt, credit, width, height, lang } = picture;
  const src = `/pictures/${id}`;
  const upright = width !== null && height !== null && height > width;
  const whole = width && width > 960 ? `, ${src} ${width}w` : '';
  return (
    <figure className={[lead ? 'pilot-lead' : '', upright ? 'pilot-upright' : ''].join(' ').trim() || undefined}>
      <img
        className="picture"
        src={`${src}?w=960`}
        srcSet={`${src}?w=480 480w, ${src}?w=960 960w${whole}`}
        sizes={lead && !upright ? '(min-width: 1296px) 1188px, 92vw' : '(min-width: 1024px) 576px, 92vw'}
        alt={alt}
        lang={other(lang)}
        width={width ?? 960}
        height={height ?? 640}
        loading={lead ? undefined : 'lazy'}
      />
      {credit && <figcaption className="meta">{t('page.picture', { credit })}</figcaption>}
    </figure>
  );
}
