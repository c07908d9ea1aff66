import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Lang } from './i18n/languages';

type Node = { type: string; tagName?: string; properties?: Record<string, unknown>; children?: Node[] };

type Options = {
  lang: Lang;
  /** The level that the text's highest heading gets on the page; the others follow without gaps. */
  headingFrom?: number;
  /** Makes footnotes' ids differ where a page shows several texts. */
  prefix?: string;
};

const FOOTNOTES: Record<Lang, string> = { fi: 'Viitteet', sv: 'Noter', en: 'Notes' };
const BACK: Record<Lang, string> = { fi: 'Takaisin tekstiin, viite', sv: 'Tillbaka till texten, not', en: 'Back to the text, note' };
const TABLE: Record<Lang, string> = { fi: 'Taulukko', sv: 'Tabell', en: 'Table' };

/** No pictures (they come from elsewhere), no form fields, no HTML of one's own; links to the web and mail alone. */
const schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !['img', 'input', 'picture', 'source', 'details', 'summary', 'div'].includes(name)),
  protocols: { href: ['http', 'https', 'mailto'] },
  clobberPrefix: '',
};

const level = (node: Node): number => (/^h[1-6]$/.test(node.tagName ?? '') ? Number(node.tagName?.[1]) : 0);

function walk(node: Node, visit: (node: Node) => void): void {
  for (const child of node.children ?? []) walk(child, visit);
  visit(node);
}

/** Headings in the page's order: the highest used becomes `from`, the next used one below it. */
function shiftHeadings(from: number) {
  return (tree: Node) => {
    const used = new Set<number>();
    walk(tree, (node) => level(node) && used.add(level(node)));
    const ranks = [...used].sort();
    walk(tree, (node) => {
      if (level(node)) node.tagName = `h${Math.min(6, from + ranks.indexOf(level(node)))}`;
    });
  };
}

/** What sanitising would take away again: rel on links out, our own ids, tables that scroll by themselves. */
function finish(prefix: string, lang: Lang) {
  return (tree: Node) => {
    walk(tree, (node) => {
      const properties = node.properties ?? {};
      const href = typeof properties.href === 'string' ? properties.href : '';
      if (/^https?:/i.test(href)) properties.rel = ['nofollow', 'noopener'];
      if (href.startsWith('#')) properties.href = `#${prefix}${href.slice(1)}`;
      if (typeof properties.id === 'string') properties.id = prefix + properties.id;
      if (Array.isArray(properties.ariaDescribedBy)) properties.ariaDescribedBy = properties.ariaDescribedBy.map((id) => prefix + id);
      node.children = node.children?.map((child) =>
        child.tagName === 'table'
          ? { type: 'element', tagName: 'div', properties: { className: ['table-scroll'], tabIndex: 0, role: 'group', ariaLabel: TABLE[lang] }, children: [child] }
          : child,
      );
    });
  };
}

/** Deeper quotes or lists than anybody means, which would exhaust the converters' recursion. */
const TOO_DEEP = /^(?:[ \t]*(?:>|[-+*] |\d{1,9}[.)] )){20}/m;

const escaped = (text: string) =>
  text.split(/\n{2,}/).map((part) => `<p>${part.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`).join('\n');

function convert(markdown: string, { lang, headingFrom, prefix }: Required<Options>): string {
  if (TOO_DEEP.test(markdown)) return escaped(markdown);
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, {
      clobberPrefix: '',
      footnoteLabel: FOOTNOTES[lang],
      footnoteLabelTagName: 'p',
      footnoteLabelProperties: {},
      footnoteBackLabel: (reference) => `${BACK[lang]} ${reference + 1}`,
    })
    .use(() => shiftHeadings(headingFrom) as never)
    .use(rehypeSanitize, schema)
    .use(() => finish(prefix, lang) as never)
    .use(rehypeStringify);
  try {
    return String(processor.processSync(markdown));
  } catch (error) {
    if (error instanceof RangeError) return escaped(markdown);
    throw error;
  }
}

const MAX_KEPT = 500;
const kept = new Map<string, string>();

/** HTML from Markdown (with tables, footnotes and bare links) that is safe to show to anybody. */
export function renderMarkdown(markdown: string, { lang, headingFrom = 3, prefix = '' }: Options): string {
  if (!markdown.trim()) return '';
  const key = `${lang} ${headingFrom} ${prefix} ${markdown}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const html = convert(markdown, { lang, headingFrom, prefix });
  if (kept.size >= MAX_KEPT) kept.delete(kept.keys().next().value ?? '');
  kept.set(key, html);
  return html;
}
