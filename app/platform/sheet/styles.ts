import type { CellKind } from './cell';

const KINDS: CellKind[] = ['text', 'number', 'day', 'moment'];
/** Excel's own formats: text, general, and a day and moment in the habit of whoever reads. */
const FORMATS: Record<CellKind, number> = { text: 49, number: 0, day: 14, moment: 22 };

/** The style of the first row. */
export const HEADING_STYLE = 1;

/** The style of a cell, as its place in the list below. `quoted`: whatever the text begins with, it is text. */
export const styleOf = (kind: CellKind, editable = false, quoted = false): number =>
  2 + (quoted ? KINDS.length * 2 + (editable ? 1 : 0) : KINDS.indexOf(kind) * 2 + (editable ? 1 : 0));

const cellStyle = (kind: CellKind, editable: boolean, quoted = false): string =>
  `<xf numFmtId="${FORMATS[kind]}" fontId="0" fillId="${editable ? 3 : 0}" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1" applyProtection="1"${quoted ? ' quotePrefix="1"' : ''}>` +
  `<alignment vertical="top"${kind === 'text' ? ' wrapText="1"' : ''}/><protection locked="${editable ? 0 : 1}"/></xf>`;

const styles = [
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  ...KINDS.flatMap((kind) => [cellStyle(kind, false), cellStyle(kind, true)]),
  cellStyle('text', false, true),
  cellStyle('text', true, true),
];

const fill = (colour: string) => `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;

/** The workbook's styles. Cells that may be written in have a ground of their own. */
export const STYLES_XML =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>' +
  `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('EDF1EC')}${fill('FFFBE8')}</fills>` +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="medium"><color rgb="FF17211C"/></bottom><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${styles.length}">${styles.join('')}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
