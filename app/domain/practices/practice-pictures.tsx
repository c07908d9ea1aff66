import { useLang, useT } from '#app/platform/i18n/messages';
import { practiceMessages } from './messages';
import type { PracticePicture } from './practice-reading.type';
import './practice-page.css';

/** Pictures with their credit; the lead one as wide as the page unless it stands upright. */
export function PracticePictures({ pictures, lead }: { pictures: PracticePicture[]; lead?: boolean }) {
  const t = useT(practiceMessages);
  const page = useLang();
  if (pictures.length === 0) return null;
  return (
    <div className={lead ? 'practice-lead' : 'practice-pictures'}>
      {pictures.map(({ fileId, alt, credit, lang, width, height }) => {
        const src = `/pictures/${fileId}`;
        const upright = width !== null && height !== null && height > width;
        const whole = width && width > 960 ? `, ${src} ${width}w` : '';
        return (
          <figure key={fileId} className={upright ? 'practice-upright' : undefined}>
            <img
              className="picture"
              src={`${src}?w=960`}
              srcSet={`${src}?w=480 480w, ${src}?w=960 960w${whole}`}
              sizes={lead && !upright ? '(min-width: 1296px) 1188px, 92vw' : '(min-width: 1024px) 576px, 92vw'}
              alt={alt}
              lang={lang === page ? undefined : lang}
              width={width ?? 960}
              height={height ?? 640}
              loading={lead ? undefined : 'lazy'}
            />
            {credit && <figcaption className="meta">{t('page.picture', { credit })}</figcaption>}
          </figure>
        );
      })}
    </div>
  );
}
