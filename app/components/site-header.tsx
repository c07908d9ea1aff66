import type { SiteData } from './site-data';
import { LANGUAGE_NAMES, LANGUAGES } from '#app/platform/i18n/languages';
import { type Translate, useT } from '#app/platform/i18n/messages';
import { Mark } from './mark';
import { uiMessages } from './messages';

type Root = { root: SiteData };
type Link = { path: string; label: string };
type T = Translate<(typeof uiMessages)['fi']>;

const isAt = (path: string, at: string) => at === path || at.startsWith(`${path}/`);

function NavLink({ link, root }: Root & { link: Link }) {
  return <a href={link.path} aria-current={isAt(link.path, root.path) ? 'page' : undefined}>{link.label}</a>;
}

const sections = (root: SiteData, t: T): Link[] => [
  ...root.navigation,
  { path: `/${root.lang}/map`, label: t('map') },
  { path: `/${root.lang}/crossing`, label: t('crossing') },
  { path: `/${root.lang}/progress`, label: t('progress') },
  { path: `/${root.lang}/about`, label: t('about') },
  { path: `/${root.lang}/search`, label: t('search') },
];

const account = (root: SiteData, t: T): Link[] =>
  root.viewer
    ? [{ path: `/${root.lang}/desk`, label: t('desk') }]
    : [
        { path: `/${root.lang}/sign-in`, label: t('signIn') },
        { path: `/${root.lang}/join`, label: t('join') },
      ];

function SignOut({ root, label }: Root & { label: string }) {
  return (
    <form method="post" action={`/${root.lang}/sign-out`}>
      <button type="submit">{label}</button>
    </form>
  );
}

/** The same page, with its filters, in the other languages. Plain links: they can be cached, crawled and shared. */
function Languages({ root }: Root) {
  const t = useT(uiMessages);
  const tail = root.path.replace(/^\/(fi|sv|en)(?=\/|$)/, '');
  return (
    <nav aria-label={t('language')}>
      <ul className="languages">
        {LANGUAGES.map((lang) => (
          <li key={lang}>
            <a href={`/${lang}${tail}${root.search}`} hrefLang={lang} lang={lang} aria-current={lang === root.lang ? 'true' : undefined}>
              {LANGUAGE_NAMES[lang]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Above every page: where one is, in which language, as whom, and the sections. */
export function SiteHeader({ root }: Root) {
  const t = useT(uiMessages);
  const links = sections(root, t);
  const own = account(root, t);
  return (
    <header className="site-header">
      <a className="skip btn" href="#content">{t('skip')}</a>
      {root.demo && (
        <div className="demo-mark">
          <p className="wrap"><strong>{t('demonstration')}</strong> {t('demonstrationNote')}</p>
        </div>
      )}
      <div className="wrap site-top">
        <a className="site-name" href={`/${root.lang}`} aria-current={root.path === `/${root.lang}` ? 'page' : undefined}>
          <Mark />
          {root.siteName} <span className="site-programme">{root.programme}</span>
        </a>
        <div className="site-tools">
          <Languages root={root} />
          <ul className="site-account">
            {own.map((link) => <li key={link.path}><NavLink link={link} root={root} /></li>)}
            {root.viewer && <li><SignOut root={root} label={t('signOut')} /></li>}
          </ul>
        </div>
      </div>
      <nav className="site-nav" aria-label={t('sections')}>
        <ul className="wrap">
          {links.map((link) => <li key={link.path}><NavLink link={link} root={root} /></li>)}
        </ul>
      </nav>
      <details className="menu">
        <summary className="wrap">{t('menu')}</summary>
        <nav className="wrap" aria-label={t('menu')}>
          <ul>
            {[...links, ...own].map((link) => <li key={link.path}><NavLink link={link} root={root} /></li>)}
            {root.viewer && <li><SignOut root={root} label={t('signOut')} /></li>}
          </ul>
        </nav>
      </details>
      <Flash messageKey={root.flash} />
    </header>
  );
}

/** What the last action did, said once. */
function Flash({ messageKey }: { messageKey: string | null }) {
  const t = useT(uiMessages);
  const key = `flash.${messageKey}`;
  if (!messageKey || !t.has(key)) return null;
  return (
    <div className="flash" role="status">
      <p className="wrap">{t.at(key)}</p>
    </div>
  );
}
