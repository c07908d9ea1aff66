import { useLang, useT } from '#app/platform/i18n/messages';
import { practiceListMessages } from './messages';

/** Leads to collecting a practice into a list; whoever is not signed in comes back there. @param title tells cards apart */
export function CollectLink({ slug, title }: { slug: string; title?: string }) {
  const t = useT(practiceListMessages);
  const lang = useLang();
  return (
    <p className="no-print mt-8"><a className={title ? undefined : 'btn-secondary'} href={`/${lang}/lists/collect/${slug}`} rel="nofollow">{t('collect.action')}{title && <span className="sr-only">: {title}</span>}</a></p>
  );
}
