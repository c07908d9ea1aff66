import { uiMessages } from '#app/components/messages';
import { ThemeTags } from '#app/components/tags';
import { useLang, useT } from '#app/platform/i18n/messages';
import type { Piece } from './highlight';
import { searchMessages } from './messages';
import type { Hit } from './search.server';
import './search.css';

/** Text with what was searched for marked. */
function Marked({ pieces }: { pieces: Piece[] }) {
  let at = 0;
  return pieces.map(({ text, mark }) => {
    at += text.length;
    return mark ? <mark key={at}>{text}</mark> : text;
  });
}

/** Results in the order given, each saying what it is, who leads it and in which language it is written. */
export function HitList({ hits }: { hits: Hit[] }) {
  const t = useT(searchMessages);
  const ui = useT(uiMessages);
  const page = useLang();
  return (
    <ol className="hits">
      {hits.map(({ id, path, kindName, marked, lead, themes, missing, lang: written }) => {
        const lang = written === page ? undefined : written;
        return (
          <li key={id} className="hit">
            <p className="meta">
              {kindName}
              {lead && <> · <span lang={lead.lang === page ? undefined : lead.lang}><Marked pieces={lead.name} /></span></>}
              {lang && <> · {t('inLanguage', { language: ui.at(`inLanguage.${written}`) })}</>}
            </p>
            <h3 lang={lang}><a href={path} hrefLang={lang}><Marked pieces={marked.title} /></a></h3>
            {marked.text.length > 0 && <p lang={lang}><Marked pieces={marked.text} /></p>}
            {themes.length > 0 && <ThemeTags themes={themes} />}
            {missing.length > 0 && <p className="meta">{t('missing', { words: missing.join(', ') })}</p>}
          </li>
        );
      })}
    </ol>
  );
}
