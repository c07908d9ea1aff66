/** A field of a form as it stands in a page. */
type FormField = { name: string; kind: string; value: string };
/** @property files names of the fields that take a file */
export type PageForm = { action: string; fields: FormField[]; files: string[]; isMultipart: boolean };

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" };
const plain = (text: string) => text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)?.[1];
  return found === undefined ? undefined : plain(found);
};

const likely: Record<string, string> = { email: 'someone@example.org', date: '2026-05-05', number: '5', url: 'https://example.org/', password: 'pitkä ja oma salasana' };

/** Fields that are better left empty: rows of a group, and what excludes another field. */
const isSpare = (name: string) => /\.\d+\.|^(newOrganisationName|municipalityCode|population|latitude|longitude|website)$/.test(name);

function fieldsIn(form: string): FormField[] {
  const fields: FormField[] = [];
  for (const [tag] of form.matchAll(/<(?:input|button)\b[^>]*>/g)) {
    const name = attribute(tag, 'name');
    const kind = attribute(tag, 'type') ?? 'text';
    if (!name || kind === 'file') continue;
    const value = attribute(tag, 'value');
    // Of choices, the ticked one or else the first.
    const isChoice = kind === 'radio' || kind === 'checkbox' || kind === 'submit';
    const earlier = fields.find((field) => field.name === name);
    if (isChoice && earlier) {
      if (/\schecked=/.test(tag)) earlier.value = value ?? 'on';
      continue;
    }
    const isLeftOut = kind === 'checkbox' && isSpare(name) && !/\schecked=/.test(tag);
    fields.push({ name, kind, value: isLeftOut ? '' : value || (isChoice ? 'on' : isSpare(name) ? '' : (likely[kind] ?? 'Testi')) });
  }
  for (const [, tag = '', text = ''] of form.matchAll(/(<textarea\b[^>]*>)([\s\S]*?)<\/textarea>/g)) {
    fields.push({ name: attribute(tag, 'name') ?? '', kind: 'textarea', value: plain(text) || 'Testi' });
  }
  for (const [, tag = '', options = ''] of form.matchAll(/(<select\b[^>]*>)([\s\S]*?)<\/select>/g)) {
    const all = [...options.matchAll(/<option\b[^>]*>/g)].map(([option]) => option);
    const chosen = all.find((option) => /\sselected=/.test(option) && attribute(option, 'value')) ?? all.find((option) => attribute(option, 'value'));
    fields.push({ name: attribute(tag, 'name') ?? '', kind: 'select', value: attribute(chosen ?? '', 'value') ?? '' });
  }
  return fields.filter(({ name }) => name);
}

const filesIn = (form: string): string[] =>
  [...form.matchAll(/<input\b[^>]*>/g)].flatMap(([tag]) => (attribute(tag, 'type') === 'file' ? [attribute(tag, 'name') ?? ''] : []));

/** The forms of a page that write, with values that would do. Our own pages are regular enough to be read like this. */
export function formsIn(html: string, path: string): PageForm[] {
  const main = /<main\b[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
  return [...main.matchAll(/(<form\b[^>]*>)([\s\S]*?)<\/form>/g)].flatMap(([, tag = '', inner = '']) => {
    if (attribute(tag, 'method')?.toLowerCase() !== 'post') return [];
    const action = new URL(attribute(tag, 'action') ?? '', `http://site${path}`);
    return [{ action: action.pathname + action.search, fields: fieldsIn(inner), files: filesIn(inner), isMultipart: attribute(tag, 'enctype') === 'multipart/form-data' }];
  });
}
