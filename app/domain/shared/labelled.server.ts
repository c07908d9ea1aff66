import { formatDate, formatNumber } from '#app/platform/i18n/format';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { renderMarkdown } from '#app/platform/markdown.server';
import type { Content } from './content';
import type { ContentType } from './content-type';
import type { Labelled } from './labelled';
import { sharedMessages } from './messages';
import { askedSections, type FormField, type Section } from './section';
import { one, type Sent } from './sent';
import type { Working } from './revision.server';

type Words = { at: (key: string) => string; has: (key: string) => boolean };

/** What a field is called, from the kind's messages; rows of a group by their column. */
export function labelOf(t: Words, name: string): string {
  const column = /^(\w+)\.\d+\.(\w+)$/.exec(name);
  if (column) return t.at(`column.${column[1]}.${column[2]}`);
  return t.has(`field.${name}`) ? t.at(`field.${name}`) : name;
}

function label(t: Words, field: FormField, inRows?: string): Labelled {
  const key = inRows ? `column.${inRows}.${field.name}` : `field.${field.name}`;
  const common = { ...field, label: t.has(key) ? t.at(key) : field.name, hint: !inRows && t.has(`hint.${field.name}`) ? t.at(`hint.${field.name}`) : undefined };
  if (field.as === 'rows') return { ...common, as: 'rows', spare: field.spare, columns: field.columns.map((column) => label(t, column, field.name)) };
  if (field.as === 'group') return { ...common, as: 'group', fields: field.fields.map((inner) => label(t, inner)) };
  return common as Labelled;
}

/** A section with its words, for the page's language. */
export async function labelledSection<C extends Content>(type: ContentType<C>, section: Section<C>, lang: Lang, working: Working<C>): Promise<{ title: string; lead: string | null; fields: Labelled[] }> {
  const t = translator(type.messages, lang);
  const fields = await section.fields({ lang, content: working.content, leadId: working.entry.leadId });
  const lead = t.has(`lead.${section.key}`) ? t.at(`lead.${section.key}`) : null;
  return { title: t.at(`section.${section.key}`), lead, fields: fields.map((field) => label(t, field)) };
}

/** One line of a read-only view: a field and what stands in it. */
export type Shown = { name: string; label: string; value: string; html: string | null; changed: boolean };

const optionLabel = (options: { value: string; label: string }[], value: string) => options.find((o) => o.value === value)?.label ?? value;

/** A single value as it is read: days and whole numbers in the language's habit. */
function readable(as: Labelled['as'], value: string, lang: Lang): string {
  if (as === 'date' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))) return formatDate(lang, value);
  return as === 'number' && /^\d+$/.test(value) ? formatNumber(lang, Number(value)) : value;
}

function shownValue(field: Labelled, values: Sent, lang: Lang): string {
  const yes = translator(sharedMessages, lang)('edit.yes');
  if (field.as === 'choice' || field.as === 'select') return optionLabel(field.options, one(values, field.name));
  if (field.as === 'checks') return (values[field.name] ?? []).map((v) => optionLabel(field.groups.flatMap((g) => g.options), v)).join('\n');
  if (field.as !== 'rows') return readable(field.as, one(values, field.name), lang);
  const lines: string[] = [];
  for (let at = 0; at < 60; at++) {
    const cells = field.columns.map((column) => {
      const value = one(values, `${field.name}.${at}.${column.name}`);
      if (column.as === 'check') return value ? `${column.label}: ${yes}` : '';
      return column.as === 'select' ? optionLabel(column.options, value) : readable(column.as, value, lang);
    });
    if (cells.some(Boolean)) lines.push(cells.filter(Boolean).join(' · '));
  }
  return lines.join('\n');
}

/** Everything an entry says, section by section, for the review; with `before`, what differs from it is marked. */
export async function shownSections<C extends Content>(type: ContentType<C>, lang: Lang, working: Working<C>, before: C | null): Promise<{ key: string; title: string; shown: Shown[] }[]> {
  return Promise.all(
    askedSections(type.sections, working.content).map(async (section) => {
      const { title, fields } = await labelledSection(type, section, lang, working);
      const values = section.values(working.content);
      const earlier = before ? section.values(before) : null;
      const flat = fields.flatMap((field) => (field.as === 'group' ? field.fields : [field]));
      return {
        key: section.key,
        title,
        shown: flat.map((field) => {
          const value = shownValue(field, values, lang);
          const html = field.as === 'markdown' ? renderMarkdown(value, { lang: working.content.originalLang, headingFrom: 4, prefix: `${field.name}-` }) : null;
          return { name: field.name, label: field.label, value, html, changed: earlier !== null && shownValue(field, earlier, lang) !== value };
        }),
      };
    }),
  );
}

/** What someone else left in a section, field by field where it differs from what this person sent. */
export function differences(fields: Labelled[], theirs: Sent, mine: Sent, lang: Lang): { name: string; label: string; theirs: string; mine: string }[] {
  return fields
    .flatMap((field) => (field.as === 'group' ? field.fields : [field]))
    .map((field) => ({ name: field.name, label: field.label, theirs: shownValue(field, theirs, lang), mine: shownValue(field, mine, lang) }))
    .filter((pair) => pair.theirs.trim() !== pair.mine.trim());
}
