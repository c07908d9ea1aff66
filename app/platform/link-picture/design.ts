/** The sides of the square, each in the colour of what it stands for; the paper's light palette, as in app/tailwind.css. */
export const SIDES = { top: '#2c8259', right: '#2374ad', bottom: '#d06d10', left: '#9257a8' } as const;
export type Side = keyof typeof SIDES;

/** What stands on a picture that is shown where a page is linked to. */
export type LinkPicture = {
  lang: string;
  /** What kind of page it is, above the title */
  kind: string;
  title: string;
  /** Who stands behind it, below the title; may be empty */
  by: string;
  /** The sides that are coloured and named; without any all four are coloured. */
  sides: { side: Side; name: string }[];
  site: string;
};

export const WIDTH = 1200;
export const HEIGHT = 630;

const PAPER = '#f8f9f6';
const INK = '#17211c';
const MUTED = '#55615a';
const LINE = '#d0d8d2';

type Style = Record<string, string | number>;
export type Node = { type: string; key: null; props: { style: Style; lang?: string; children?: string | Node | Node[] } };

const box = (style: Style, children?: string | Node | Node[]): Node => ({ type: 'div', key: null, props: { style: { display: 'flex', ...style }, children } });

/** The mark's proportions drawn around something: sides of different lengths, open at the lower right. */
function square(width: number, height: number, bar: number, colour: (side: Side) => string): Node[] {
  const side = (name: Side, place: Style) => box({ position: 'absolute', backgroundColor: colour(name), ...place });
  return [
    side('top', { left: 0, top: 0, width: width * 0.7, height: bar }),
    side('right', { right: 0, top: 0, width: bar, height: height * 0.525 }),
    side('bottom', { left: width * 0.3, bottom: 0, width: width * 0.525, height: bar }),
    side('left', { left: 0, top: height * 0.3, width: bar, height: height * 0.7 }),
  ];
}

const ROOM = 990;
/** A letter of the typeface is about so wide, in parts of its size. */
const LETTER = 0.56;

/** The largest size at which the title keeps to four lines and its longest word to one. */
export function titleSize(title: string): number {
  const longest = Math.max(...title.split(/[\s-]+/).map((word) => word.length), 1);
  const fits = (size: number) => longest * LETTER * size <= ROOM && Math.ceil((title.length * LETTER * size * 1.12) / ROOM) * size * 1.08 <= 300;
  return [96, 88, 80, 72, 64, 58, 52, 46].find(fits) ?? 42;
}

const swatch = ({ side, name }: { side: Side; name: string }): Node =>
  box({ alignItems: 'center', marginRight: 36, fontSize: 28 }, [box({ width: 22, height: 22, backgroundColor: SIDES[side], marginRight: 12 }), box({}, name)]);

/** The picture as boxes: the square is its frame, and the middle belongs to the title. */
export function design({ lang, kind, title, by, sides, site }: LinkPicture): Node {
  const frame = square(WIDTH, HEIGHT, 30, (side) => (sides.length === 0 || sides.some((one) => one.side === side) ? SIDES[side] : LINE));
  const mark = box({ position: 'relative', width: 40, height: 40, marginRight: 16 }, square(40, 40, 8, (side) => SIDES[side]));
  const head = box({ justifyContent: 'space-between', alignItems: 'center' }, [
    box({ fontSize: 30, fontWeight: 500, color: MUTED }, kind),
    box({ alignItems: 'center', fontSize: 36, fontWeight: 700 }, [mark, box({}, site)]),
  ]);
  const middle = box({ flexDirection: 'column', flexGrow: 1, justifyContent: 'center' }, [
    box({ display: 'block', fontSize: titleSize(title), fontWeight: 700, lineHeight: 1.08, letterSpacing: '-0.015em', wordBreak: 'break-word', lineClamp: 6 }, title),
    ...(by ? [box({ display: 'block', marginTop: 22, fontSize: 32, fontWeight: 500, color: MUTED, lineClamp: 1 }, by)] : []),
  ]);
  const foot = box({ height: 40, fontWeight: 500 }, sides.map(swatch));
  const words = box({ flexDirection: 'column', boxSizing: 'border-box', width: WIDTH, height: HEIGHT, padding: '76px 96px 70px 96px' }, [head, middle, foot]);
  const whole = box({ position: 'relative', width: WIDTH, height: HEIGHT, backgroundColor: PAPER, color: INK, fontFamily: 'Familjen Grotesk' }, [...frame, words]);
  return { ...whole, props: { ...whole.props, lang } };
}
