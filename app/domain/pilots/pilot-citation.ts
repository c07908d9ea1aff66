import type { Lang } from '#app/platform/i18n/languages';
import type { Citation } from './pilot-reading.type';

const BABEL: Record<Lang, string> = { fi: 'finnish', sv: 'swedish', en: 'english' };

const IN_TEX: Record<string, string> = {
  '\\': '\\textbackslash{}', '{': '\\{', '}': '\\}', $: '\\$', '&': '\\&', '#': '\\#', _: '\\_', '%': '\\%', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}',
};

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
const tex = (text: string): string => oneLine(text).replace(/[\\{}$&#_%~^]/g, (sign) => IN_TEX[sign] ?? sign);

/** The citation for BibTeX: double braces keep names whole and capitals as they are. */
export function bibtex({ slug, author, year, title, lang, programme, address, accessed }: Citation): string {
  const fields: [string, string][] = [
    ...(author ? [['author', `{${tex(author)}}`] as [string, string]] : []),
    ['title', `{${tex(title)}}`],
    ['year', String(year)],
    ['howpublished', tex(programme)],
    ['url', address],
    ['urldate', accessed],
    ['language', BABEL[lang]],
  ];
  return `@misc{${slug}-${year},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`;
}

/** The citation for RIS, which asks for one tag a line and for carriage returns. */
export function ris({ author, year, title, lang, programme, address, accessed }: Citation): string {
  const lines: [string, string][] = [
    ['TY', 'ELEC'],
    ...(author ? [['AU', author] as [string, string]] : []),
    ['TI', title],
    ['PY', String(year)],
    ['PB', programme],
    ['UR', address],
    ['Y2', accessed.replaceAll('-', '/')],
    ['LA', lang],
    ['ER', ''],
  ];
  return lines.map(([tag, value]) => `${tag}  - ${oneLine(value)}\r\n`).join('');
}
