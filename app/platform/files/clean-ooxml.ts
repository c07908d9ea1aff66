import { posix } from 'node:path';
import { type DocumentKind, DocumentRefused } from './document-kinds';
import { bytesOf, escapeXml, listOf, pack, type Parts, picturePart, xmlOf } from './package-parts';

const MAIN: Partial<Record<DocumentKind, string>> = {
  docx: 'wordprocessingml.document.main+xml',
  xlsx: 'spreadsheetml.sheet.main+xml',
  pptx: 'presentationml.presentation.main+xml',
};
const CONTENT_TYPES = '[Content_Types].xml';
const CONTENT_NAMESPACE = 'http://schemas.openxmlformats.org/package/2006/content-types';
const RELATION_NAMESPACE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Parts that name people, printers or programs, or draw the document a second time; nothing is missed without them. */
const IDLE = /^docProps\/|^customXml\/|(?:^|\/)(?:printerSettings|customProperty|webextensions|revisions|changesInfos)\/|\/(?:people|commentsIds|commentsExtended|commentsExtensible|persons?|connections|userNames|revisionInfo)\.xml$|\/persons\/|\/(?:handoutMasters)\/printer/i;
/** What is carried along unseen: the workbook behind a chart, whose picture stands without it. */
const CHART_DATA = /\/embeddings\/[^/]+\.(?:xlsx|xlsm|xlsb|xls|bin)$/i;
const MACRO = /vbaProject|vbaData|macrosheets|\/activeX\/|\/ctrlProps\/|dialogsheets/i;

type Relation = { id: string; type: string; target: string; external: boolean };

const lastOf = (type: string): string => type.slice(type.lastIndexOf('/') + 1);

/** What a part leads to. @throws DocumentRefused */
function relationsIn(xml: string): Relation[] {
  return listOf(xml, 'Relationships', ['Relationship']).map(({ attributes: { Id = '', Type = '', Target = '', TargetMode = '' } }) => ({ id: Id, type: Type, target: Target, external: TargetMode === 'External' }));
}

/** Whether a relation stays. @throws DocumentRefused for what runs, carries something along, or reads from elsewhere */
function keeps({ type, target, external }: Relation, owner: string, parts: Parts): boolean {
  const name = lastOf(type);
  if (/vbaProject|wordVbaData|xlMacrosheet|activeXControl|control$|ctrlProp|dialogsheet/i.test(name)) throw new DocumentRefused('docMacro');
  if (external) {
    if (name === 'hyperlink') return /^(?:https?:\/\/|mailto:|#)/i.test(target.trim());
    // Where its template lies is nobody's business, and it is not read.
    if (name === 'attachedTemplate') return false;
    throw new DocumentRefused('docExternal');
  }
  if (/^(?:oleObject|externalLink|externalLinkPath|audio|video|media|subDocument|aFChunk|frame)$/i.test(name)) throw new DocumentRefused(/^external/.test(name) ? 'docExternal' : 'docEmbedded');
  if (/^package$/i.test(name) && !/chart/i.test(owner)) throw new DocumentRefused('docEmbedded');
  return parts.has(posix.join('/', target.startsWith('/') ? '' : posix.dirname(owner), target).slice(1)) || target.startsWith('#');
}

/** The part that relations are of, e.g. word/document.xml for word/_rels/document.xml.rels */
const ownerOf = (rels: string): string => rels.replace(/(^|\/)_rels\/([^/]*)\.rels$/, '$1$2');

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** XML without the names of who wrote, and without elements that led to what is gone. */
function cleanXml(xml: string, gone: Relation[]): string {
  let text = xml.replace(/(\s(?:w:author|w:initials|w15:author|w15:userId|w15:providerId|userId|providerId))\s*=\s*(?:"[^"]*"|'[^']*')/g, '$1="-"').replace(/<author>[^<]*<\/author>/g, '<author>-</author>');
  text = text.replace(/(<p:cmAuthor\b[^>]*?\sname)="[^"]*"([^>]*?\sinitials)="[^"]*"/g, '$1="-"$2="-"').replace(/(<p188:author\b[^>]*?\sname)="[^"]*"/g, '$1="-"');
  for (const { id, type } of gone) {
    const led = `\\s(?:\\w+:)?(?:id|embed|link)="${escaped(id)}"`;
    const isLink = lastOf(type) === 'hyperlink';
    // A link that led nowhere good keeps its words.
    if (isLink) text = text.replace(new RegExp(`(<(?:w:hyperlink)\\b[^>]*?)${led}`, 'g'), '$1').replace(new RegExp(`<(?:a:hlink\\w+|hyperlink)\\b[^>]*?${led}[^>]*?(?:/>|>[\\s\\S]*?</(?:a:hlink\\w+|hyperlink)>)`, 'g'), '');
    else text = text.replace(new RegExp(`<([\\w:]+)\\b[^>]*?${led}[^>]*?(?:/>|>(?:[^<]|<(?!/\\1>))*</\\1>)`, 'g'), '');
  }
  return text;
}

/** The kind by what its main part is declared to be, and the list of types anew. @throws DocumentRefused */
function readTypes(xml: string): { kind: DocumentKind; write: (parts: Parts) => Uint8Array } {
  const types = listOf(xml, 'Types', ['Default', 'Override']);
  const declared = types.map(({ attributes }) => attributes.ContentType ?? '');
  if (declared.some((type) => /macroEnabled|vbaProject|activeX|macrosheet/i.test(type))) throw new DocumentRefused('docMacro');
  const kind = (Object.keys(MAIN) as DocumentKind[]).find((one) => declared.some((type) => type.endsWith(MAIN[one] ?? '?')));
  if (!kind) throw new DocumentRefused('docType');
  const write = (parts: Parts) => {
    const kept = types.filter(({ name, attributes }) => name === 'Default' || parts.has((attributes.PartName ?? '').slice(1)));
    const lines = kept.map(({ name, attributes }) => `<${name} ${Object.entries(attributes).map(([key, value]) => `${key}="${escapeXml(value)}"`).join(' ')}/>`);
    return bytesOf(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="${CONTENT_NAMESPACE}">${lines.join('')}</Types>`);
  };
  return { kind, write };
}

/** A Word, Excel or PowerPoint document written anew, part by part. @throws DocumentRefused */
export function cleanOoxml(parts: Parts): { kind: DocumentKind; bytes: Uint8Array } {
  if ([...parts.keys()].some((name) => MACRO.test(name))) throw new DocumentRefused('docMacro');
  const { kind, write } = readTypes(xmlOf(parts.get(CONTENT_TYPES) ?? new Uint8Array()));
  const staying: Parts = new Map([...parts].filter(([name]) => name !== CONTENT_TYPES && !IDLE.test(name) && !CHART_DATA.test(name)));
  const gone = new Map<string, Relation[]>();
  const cleaned: Parts = new Map();
  for (const [name, bytes] of staying) {
    if (!name.endsWith('.rels')) continue;
    const owner = ownerOf(name);
    const all = relationsIn(xmlOf(bytes));
    const kept = all.filter((relation) => keeps(relation, owner, staying));
    gone.set(owner, all.filter((relation) => !kept.includes(relation)));
    const lines = kept.map(({ id, type, target, external }) => `<Relationship Id="${escapeXml(id)}" Type="${escapeXml(type)}" Target="${escapeXml(target)}"${external ? ' TargetMode="External"' : ''}/>`);
    if (owner === '' || staying.has(owner)) cleaned.set(name, bytesOf(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="${RELATION_NAMESPACE}">${lines.join('')}</Relationships>`));
  }
  for (const [name, bytes] of staying) {
    if (name.endsWith('.rels')) continue;
    if (/\.(?:xml|vml)$/i.test(name)) cleaned.set(name, bytesOf(cleanXml(xmlOf(bytes), gone.get(name) ?? [])));
    else if (/\.(?:odttf|fntdata|ttf)$/i.test(name)) cleaned.set(name, bytes);
    else cleaned.set(name, picturePart(name, bytes));
  }
  return { kind, bytes: pack(new Map([[CONTENT_TYPES, write(cleaned)], ...cleaned])) };
}
