import { useLang, useT } from '#app/platform/i18n/messages';
import { practiceListMessages } from './messages';

const useTo = (slug: string) => `/${useLang()}/lists/collect/${slug}`;

/** Leads to collecting a practice into a list; whoever is not signed in comes back there. */
export function CollectLink({ slug }: { slug: string }) {
  const t = useT(practiceListMessages);
  return <p className="no-print mt-8"><a className="btn-secondary" href={useTo(slug)} rel="nofollow">{t('collect.action')}</a></p>;
}

/** The same on a card in a list; the title tells cards apart. */
export function CollectCardLink({ slug, title, lang }: { slug: string; title: string; lang: string }) {
  const t = useT(practiceListMessages);
  const page = useLang();
  return <a href={useTo(slug)} rel="nofollow">{t('collect.action')}<span className="sr-only">: <span lang={lang === page ? undefined : lang}>{title}</span></span></a>;
}
