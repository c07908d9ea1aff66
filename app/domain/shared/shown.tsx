import type { ReactNode } from 'react';
import { useT } from '#app/platform/i18n/messages';
import { sharedMessages } from './messages';

type ShownField = { name: string; label: string; value: string; changed: boolean };

/** A whole entry to read, section by section. `after` may add something below each field, e.g. a place for a reason. */
export function ShownSections({ sections, after }: { sections: { key: string; title: string; shown: ShownField[] }[]; after?: (field: ShownField) => ReactNode }) {
  const t = useT(sharedMessages);
  return sections.map((section) => (
    <section key={section.key} aria-labelledby={`s-${section.key}`} className="shown">
      <h2 id={`s-${section.key}`}>{section.title}</h2>
      {section.shown.map((field) => (
        <div key={field.name} className="shown-field">
          <h3>{field.label} {field.changed && <span className="tag">{t('review.changed')}</span>}</h3>
          <p className="kept-lines">{field.value || t('edit.nothing')}</p>
          {after?.(field)}
        </div>
      ))}
    </section>
  ));
}
