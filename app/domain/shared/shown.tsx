import type { ReactNode } from 'react';
import { Prose } from '#app/components/prose';
import { useT } from '#app/platform/i18n/messages';
import { sharedMessages } from './messages';

type ShownField = { name: string; label: string; value: string; html: string | null; changed: boolean };

/** A whole entry to read, section by section, in the language `lang` it is written in. `after` may add something below each field, e.g. a place for a reason. */
export function ShownSections({ sections, lang, after }: { lang?: string; sections: { key: string; title: string; shown: ShownField[] }[]; after?: (field: ShownField) => ReactNode }) {
  const t = useT(sharedMessages);
  return sections.map((section) => (
    <section key={section.key} aria-labelledby={`s-${section.key}`} className="shown">
      <h2 id={`s-${section.key}`}>{section.title}</h2>
      {section.shown.map((field) => (
        <div key={field.name} className="shown-field">
          <h3>{field.label} {field.changed && <span className="tag">{t('review.changed')}</span>}</h3>
          {field.html ? <Prose html={field.html} lang={lang} /> : <p className="kept-lines" lang={field.value ? lang : undefined}>{field.value || t('edit.nothing')}</p>}
          {after?.(field)}
        </div>
      ))}
    </section>
  ));
}
