import { useLang } from '#app/platform/i18n/messages';

/** Text that platform/markdown made from Markdown; `lang` when it may differ from the page's. */
export function Prose({ html, lang }: { html: string; lang?: string }) {
  const page = useLang();
  if (!html) return null;
  return <div className="prose" lang={lang === page ? undefined : lang} dangerouslySetInnerHTML={{ __html: html }} />;
}
