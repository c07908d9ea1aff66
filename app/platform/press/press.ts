// A process of its own that sets one document as a PDF and ends: what a compiler takes of time and memory is not the server's.
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setPriority } from 'node:os';
import { dirname } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { type PressDocument, printable } from './document';
import { TEMPLATE } from './template';

/** Where the PDF goes, what stands in it, and when it was made, in seconds. */
export type PressOrder = { path: string; document: PressDocument; at: number };
export type Pressed = { bytes: number } | { fault: string };

/** Characters that no typeface has come to light in rounds. */
const ROUNDS = 8;
const MISSING = /the text `\\?"(.{1,400}?)\\?"` could not be displayed/gs;

const { resolve } = createRequire(import.meta.url);
const fonts = dirname(resolve('@expo-google-fonts/familjen-grotesk/package.json'));
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] });

/** Characters as a message of the compiler names them, some written as \u{1f469}. */
const charactersIn = (text: string): string[] =>
  Array.from(text.replace(/\\+u\{([0-9a-f]{1,6})\}/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16))).replace(/\\(.)/g, '$1'));

/** @throws Error with what the compiler refused */
function set(doc: string, at: number): Buffer {
  const result = compiler.compile({ mainFileContent: TEMPLATE, inputs: { doc } });
  const faults = result.takeDiagnostics();
  if (faults || !result.result) throw new Error(JSON.stringify(faults ? compiler.fetchDiagnostics(faults) : 'Nothing was set'));
  return compiler.pdf(result.result, { pdfStandard: 'ua-1', creationTimestamp: at });
}

/** Sets a document; what no typeface at hand can show becomes a question mark, since a PDF for everyone may hold nothing unreadable. */
function press({ document, at }: PressOrder): Buffer {
  const without = new Set<string>();
  for (let round = 1; ; round++) {
    try {
      return set(printable(document, without), at);
    } catch (error) {
      const missing = [...String(error).matchAll(MISSING)].flatMap(([, text = '']) => charactersIn(text)).filter((one) => !without.has(one));
      if (missing.length === 0 || round === ROUNDS) throw error;
      for (const one of missing) without.add(one);
    }
  }
}

setPriority(10);

process.on('message', async (order: PressOrder) => {
  let pressed: Pressed;
  try {
    const pdf = press(order);
    await writeFile(order.path, pdf, { flag: 'wx', mode: 0o640 });
    pressed = { bytes: pdf.length };
  } catch (error) {
    pressed = { fault: String(error) };
  }
  process.send?.(pressed, () => process.exit(0));
});
process.on('disconnect', () => process.exit(0));
// A terminal sends its signals to every process; the server says when it is over.
process.on('SIGINT', () => {});
