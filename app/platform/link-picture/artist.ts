// A process of its own that draws pictures for links, one at a time. Not a thread: the readers of files that this
// process may use (SVG) are closed to uploads in the server's, and libvips knows only one setting per process.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setPriority } from 'node:os';
import satori from 'satori';
import sharp from 'sharp';
import { design, HEIGHT, type LinkPicture, WIDTH } from './design';

export type Order = { number: number; picture: LinkPicture };
export type Delivery = { number: number; png?: string; fault?: string };

const { resolve } = createRequire(import.meta.url);
const WEIGHTS = [500, 700] as const;
const SUBSETS = ['latin', 'latin-ext'];

const font = async (subset: string, weight: (typeof WEIGHTS)[number]) => ({
  name: 'Familjen Grotesk',
  weight,
  style: 'normal' as const,
  data: await readFile(resolve(`@fontsource/familjen-grotesk/files/familjen-grotesk-${subset}-${weight}-normal.woff`)),
});

const fonts = Promise.all(SUBSETS.flatMap((subset) => WEIGHTS.map((weight) => font(subset, weight))));

async function draw(picture: LinkPicture): Promise<Buffer> {
  const svg = await satori(design(picture), { width: WIDTH, height: HEIGHT, fonts: await fonts });
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 128, effort: 4 }).toBuffer();
}

sharp.concurrency(1);
sharp.cache(false);
// Pages come first.
setPriority(10);

process.on('message', async ({ number, picture }: Order) => {
  const delivery = await draw(picture).then(
    (png): Delivery => ({ number, png: png.toString('base64') }),
    (error): Delivery => ({ number, fault: String(error) }),
  );
  process.send?.(delivery);
});
process.on('disconnect', () => process.exit(0));
// A terminal sends its signals to every process; the server says when it is over.
process.on('SIGINT', () => {});
