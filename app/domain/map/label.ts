import type { LabelSide } from './map.type';

type Square = { x: number; y: number; size: number };
type Box = { left: number; right: number; top: number; bottom: number };

/** Width of a letter and height of a line of labels, in pixels */
const LETTER = 7.4;
const LINE = 17;
const AWAY = 4;
const LONGEST = 26;

const boxOf = ({ x, y, size }: Square): Box => ({ left: x - size / 2, right: x + size / 2, top: y - size / 2, bottom: y + size / 2 });

const SIDES: Record<LabelSide, (square: Square, width: number) => Box> = {
  right: ({ x, y, size }, width) => ({ left: x + size / 2 + AWAY, right: x + size / 2 + AWAY + width, top: y - LINE / 2, bottom: y + LINE / 2 }),
  left: ({ x, y, size }, width) => ({ left: x - size / 2 - AWAY - width, right: x - size / 2 - AWAY, top: y - LINE / 2, bottom: y + LINE / 2 }),
  above: ({ x, y, size }, width) => ({ left: x - width / 2, right: x + width / 2, top: y - size / 2 - LINE - 1, bottom: y - size / 2 - 1 }),
  below: ({ x, y, size }, width) => ({ left: x - width / 2, right: x + width / 2, top: y + size / 2 + 1, bottom: y + size / 2 + LINE + 1 }),
};

const touch = (a: Box, b: Box): boolean => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

/**
 * On which side of its square each label stands, or null where it would cover another square or label or leave the figure.
 * Labels are placed in the order given, so the first ones find room; the same squares always give the same sides.
 */
export function labelSides(labelled: (Square & { text: string })[], width: number, height: number): (LabelSide | null)[] {
  const taken = labelled.map(boxOf);
  return labelled.map((square) => {
    if (square.text.length === 0 || square.text.length > LONGEST) return null;
    const long = square.text.length * LETTER;
    for (const side of ['right', 'left', 'above', 'below'] as const) {
      const box = SIDES[side](square, long);
      const isInside = box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;
      if (!isInside || taken.some((other) => touch(other, box))) continue;
      taken.push(box);
      return side;
    }
    return null;
  });
}
