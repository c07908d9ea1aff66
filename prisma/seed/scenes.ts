import type { Chance } from './chance';

/** Flat landscapes of 1200 × 750 in the colours of the themes. Each is drawn from a few shapes and a little chance. */
export const WIDTH = 1200;
export const HEIGHT = 750;

type Family = { deep: string; mark: string; soft: string; tint: string };

/** The theme colours of app/tailwind.css, with a middle tone of each. */
export const FAMILIES = {
  spruce: { deep: '#1f6645', mark: '#2c8259', soft: '#9fcbb2', tint: '#e1efe6' },
  lake: { deep: '#155a8a', mark: '#2374ad', soft: '#a3c9e6', tint: '#dfecf6' },
  cloudberry: { deep: '#8a4300', mark: '#d06d10', soft: '#f2c08c', tint: '#fbebda' },
  heather: { deep: '#743c88', mark: '#9257a8', soft: '#d3b2de', tint: '#f1e6f5' },
} satisfies Record<string, Family>;
export type Hue = keyof typeof FAMILIES;

const { spruce, lake, cloudberry, heather } = FAMILIES;
const INK = '#17211c';
const PAPER = '#f8f9f6';
const SNOW = '#ffffff';

const rect = (x: number, y: number, w: number, h: number, fill: string, r = 0) =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}"${r ? ` rx="${r}"` : ''}/>`;
const circle = (x: number, y: number, r: number, fill: string) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`;
const shape = (points: string, fill: string) => `<polygon points="${points}" fill="${fill}"/>`;
const area = (d: string, fill: string) => `<path d="${d}" fill="${fill}"/>`;
const line = (d: string, stroke: string, width: number) =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
const times = (n: number, draw: (i: number) => string) => Array.from({ length: n }, (_, i) => draw(i)).join('');
const sky = (fill: string) => rect(0, 0, WIDTH, HEIGHT, fill);
const ground = (y: number, fill: string) => rect(0, y, WIDTH, HEIGHT - y, fill);

/** A rolling hill from edge to edge; `y` is its mean height, `swell` how far it rises and falls. */
const hill = (y: number, swell: number, fill: string) =>
  area(`M0 ${y + swell} C 300 ${y - swell * 1.6}, 620 ${y + swell * 1.9}, 1200 ${y - swell} V750 H0 Z`, fill);

const fir = (x: number, y: number, h: number, fill: string) =>
  rect(x - h * 0.03, y - h * 0.1, h * 0.06, h * 0.1, INK) +
  times(3, (i) => {
    const half = h * (0.13 + i * 0.055);
    const foot = y - h * 0.1 - h * (0.48 - i * 0.24);
    return shape(`${x},${foot - h * 0.42} ${x - half},${foot} ${x + half},${foot}`, fill);
  });

const tree = (x: number, y: number, r: number, fill: string) =>
  rect(x - r * 0.09, y - r * 1.3, r * 0.18, r * 1.3, INK) + circle(x, y - r * 1.9, r, fill);

/** A block of flats with a grid of windows, of which some are lit. */
function block(chance: Chance, x: number, y: number, w: number, h: number, wall: string, pane: string, lit: string): string {
  const columns = Math.max(2, Math.round(w / 52));
  const rows = Math.max(2, Math.round(h / 66));
  const dx = w / columns;
  const dy = (h - 20) / rows;
  return (
    rect(x, y - h, w, h, wall) +
    times(columns * rows, (i) =>
      rect(x + (i % columns) * dx + dx * 0.28, y - h + 20 + Math.floor(i / columns) * dy, dx * 0.44, dy * 0.52, chance.next() < 0.25 ? lit : pane),
    )
  );
}

const house = (x: number, y: number, w: number, h: number, wall: string, roof: string) =>
  rect(x, y - h, w, h, wall) +
  shape(`${x - w * 0.08},${y - h} ${x + w / 2},${y - h - w * 0.42} ${x + w * 1.08},${y - h}`, roof) +
  rect(x + w * 0.4, y - h * 0.55, w * 0.2, h * 0.55, roof) +
  rect(x + w * 0.12, y - h * 0.7, w * 0.16, h * 0.3, PAPER) +
  rect(x + w * 0.72, y - h * 0.7, w * 0.16, h * 0.3, PAPER);

function skyline(chance: Chance, y: number, family: Family, low = 150, high = 330): string {
  const walls = [family.mark, family.deep, family.soft];
  let x = -20;
  let drawn = '';
  for (let i = chance.between(0, 2); x < WIDTH; i++) {
    const w = chance.between(110, 190);
    drawn += block(chance, x, y, w, chance.between(low, high), walls[i % 3] ?? family.mark, i % 3 === 2 ? PAPER : family.soft, cloudberry.soft);
    x += w + chance.pick([0, 14, 46]);
  }
  return drawn;
}

const waves = (y: number, n: number, family: Family) =>
  times(n, (i) => {
    const top = y + i * 58;
    const shift = i % 2 ? -75 : 0;
    const crest = times(9, () => 'q37 -26 75 0 t75 0 ');
    return area(`M${shift - 75} ${top} ${crest} V750 H-150 Z`, i % 2 ? family.mark : family.deep);
  });

const bicycle = (x: number, y: number, s: number, colour: string) => {
  const wheel = (cx: number) => `<circle cx="${cx}" cy="${y - s * 0.5}" r="${s * 0.5}" fill="none" stroke="${INK}" stroke-width="${s * 0.09}"/>`;
  return (
    wheel(x) + wheel(x + s * 1.6) +
    line(`M${x} ${y - s * 0.5} L${x + s * 0.5} ${y - s * 1.25} L${x + s * 1.3} ${y - s * 1.25} L${x + s * 0.75} ${y - s * 0.5} Z`, colour, s * 0.1) +
    line(`M${x + s * 0.75} ${y - s * 0.5} L${x + s * 0.44} ${y - s * 1.45} M${x + s * 0.3} ${y - s * 1.45} h${s * 0.32} M${x + s * 1.6} ${y - s * 0.5} L${x + s * 1.22} ${y - s * 1.55} h${s * 0.28}`, colour, s * 0.1)
  );
};

const bus = (x: number, y: number, w: number, colour: string) =>
  rect(x, y - w * 0.42, w, w * 0.36, colour, w * 0.04) +
  times(5, (i) => rect(x + w * (0.05 + i * 0.185), y - w * 0.36, w * 0.15, w * 0.13, PAPER, 4)) +
  circle(x + w * 0.22, y - w * 0.06, w * 0.07, INK) + circle(x + w * 0.78, y - w * 0.06, w * 0.07, INK);

const person = (x: number, y: number, h: number, colour: string) =>
  area(`M${x - h * 0.2} ${y} v${-h * 0.45} a${h * 0.2} ${h * 0.2} 0 0 1 ${h * 0.4} 0 v${h * 0.45} Z`, colour) + circle(x, y - h * 0.83, h * 0.15, INK);

type Draw = (chance: Chance, family: Family) => string;
const colours = [spruce.mark, lake.mark, cloudberry.mark, heather.mark];

/** The scenes by name; `family` sets the ruling colour. */
export const SCENES = {
  shore: (chance, family) =>
    sky(family.tint) + circle(chance.between(780, 960), 220, 110, cloudberry.soft) + hill(430, 46, spruce.soft) +
    times(5, (i) => house(110 + i * 150 + chance.between(-20, 20), 470, 96, 84, i % 2 ? cloudberry.mark : PAPER, i % 2 ? cloudberry.deep : family.deep)) +
    waves(500, 5, lake),
  quarter: (chance, family) =>
    sky(family.tint) + circle(chance.between(180, 340), 190, 90, cloudberry.soft) + skyline(chance, 600, family) + ground(600, spruce.soft) +
    times(7, (i) => tree(90 + i * 175 + chance.between(-30, 30), 640 + (i % 2) * 40, chance.between(34, 54), i % 3 ? spruce.mark : spruce.deep)),
  park: (chance, family) =>
    sky(family.tint) + circle(960, 180, 84, cloudberry.soft) + skyline(chance, 400, heather, 90, 190) + hill(430, 40, spruce.soft) +
    hill(540, 30, spruce.mark) + `<ellipse cx="${chance.between(620, 800)}" cy="630" rx="300" ry="62" fill="${lake.soft}"/>` +
    times(6, (i) => tree(80 + i * 96 + chance.between(-15, 15), 520 + (i % 3) * 44, chance.between(40, 66), i % 2 ? spruce.deep : '#4d9a72')) +
    line('M560 640 q160 -90 330 0', cloudberry.deep, 14),
  forest: (chance, family) =>
    sky(family.tint) + circle(chance.between(500, 760), 210, 96, cloudberry.soft) +
    times(13, (i) => fir(i * 100 + chance.between(-20, 20), 500, chance.between(230, 330), spruce.soft)) +
    times(10, (i) => fir(40 + i * 130 + chance.between(-30, 30), 600, chance.between(300, 420), i % 2 ? spruce.mark : '#4d9a72')) +
    ground(590, spruce.deep) + shape('470,750 730,750 630,590 590,590', cloudberry.soft) +
    times(5, (i) => line(`M${482 + i * 22} ${735 - i * 32} H${718 - i * 22}`, cloudberry.deep, 6 - i)),
  winter: (chance, family) =>
    sky(family.soft) + circle(chance.between(240, 420), 250, 90, PAPER) + hill(420, 60, family.tint) +
    times(9, (i) => fir(60 + i * 140 + chance.between(-40, 40), 490 - (i % 3) * 22, chance.between(150, 260), i % 2 ? spruce.deep : spruce.mark)) +
    hill(540, 34, SNOW) + line('M-20 700 C 300 560, 640 740, 1220 600', family.soft, 16) +
    times(2, (i) => bicycle(430 + i * 260, 660 - i * 16, 92 - i * 12, i ? heather.mark : cloudberry.mark)) +
    times(40, () => circle(chance.between(0, WIDTH), chance.between(0, 700), chance.between(2, 5), SNOW)),
  street: (chance, family) =>
    sky(family.tint) + skyline(chance, 520, family, 200, 380) + ground(520, '#d0d8d2') + ground(570, '#35423b') +
    times(8, (i) => rect(i * 170 - 30, 655, 90, 10, PAPER)) + bus(chance.between(420, 560), 640, 420, chance.pick(colours)) +
    times(4, (i) => tree(110 + i * 320, 560, 44, spruce.mark)) + person(250, 560, 88, cloudberry.mark) + person(1050, 560, 80, heather.mark),
  crossing: (chance, family) =>
    sky(family.tint) + skyline(chance, 430, lake, 140, 260) + ground(430, '#d0d8d2') + ground(500, '#35423b') +
    times(7, (i) => shape(`${330 + i * 84},500 ${374 + i * 84},500 ${330 + i * 110 - 60},750 ${262 + i * 110 - 60},750`, PAPER)) +
    times(3, (i) => person(470 + i * 130, 660 - i * 22, 150 - i * 12, colours[(i + chance.between(0, 3)) % 4] ?? heather.mark)) +
    times(2, (i) => rect(150 + i * 880, 300, 10, 230, INK) + circle(155 + i * 880, 300, 26, cloudberry.mark)),
  night: (chance) =>
    sky('#16263a') + circle(chance.between(860, 1010), 170, 70, cloudberry.tint) + times(26, () => circle(chance.between(0, WIDTH), chance.between(0, 330), 2.4, PAPER)) +
    skyline(chance, 590, { deep: '#23374f', mark: '#2d4562', soft: '#3c5878', tint: '' }) + ground(590, '#101b29') +
    times(4, (i) => rect(150 + i * 290, 430, 8, 170, '#5c7390') + circle(154 + i * 290, 430, 16, cloudberry.soft) + `<ellipse cx="${154 + i * 290}" cy="618" rx="105" ry="24" fill="#4a4a44"/>`) +
    times(3, (i) => person(360 + i * 110, 650, 96, [heather.mark, lake.mark, cloudberry.mark][i] ?? lake.mark)),
  school: (chance, family) =>
    sky(family.tint) + circle(190, 170, 80, cloudberry.soft) + hill(450, 40, spruce.soft) +
    times(3, (i) => house(300 + i * 230, 560, 220, 150, i === 1 ? family.mark : PAPER, family.deep)) + ground(560, spruce.mark) +
    times(4, (i) => tree(90 + i * 60 + (i > 1 ? 820 : 0), 590, chance.between(40, 58), spruce.deep)) +
    times(6, (i) => person(260 + i * 130 + chance.between(-25, 25), 690 + (i % 2) * 26, 96, [PAPER, ...colours.slice(1)][i % 4] ?? PAPER)),
  network: (chance, family) => {
    const spots = Array.from({ length: 14 }, (_, i) => ({ x: 110 + (i % 5) * 235 + chance.between(-50, 50), y: 130 + Math.floor(i / 5) * 235 + chance.between(-50, 50) }));
    return (
      sky(family.deep) + times(40, (i) => rect((i % 8) * 156 + 8, Math.floor(i / 8) * 156 + 8, 140 - (i % 3) * 30, 140 - (i % 4) * 22, family.mark, 6)) +
      line('M-20 560 C 260 380, 520 760, 1220 330', lake.soft, 46) +
      spots.map(({ x, y }, i) => { const to = spots[(i * 3 + 1) % spots.length] ?? { x, y }; return line(`M${x} ${y} L${to.x} ${to.y}`, family.soft, 4); }).join('') +
      spots.map(({ x, y }, i) => circle(x, y, 16 + (i % 4) * 9, PAPER) + circle(x, y, 8 + (i % 4) * 5, colours[i % 4] ?? family.mark)).join('')
    );
  },
  table: (chance, family) =>
    sky(family.tint) + rect(0, 0, WIDTH, 330, family.soft) + times(4, (i) => rect(110 + i * 270, 70, 180, 190, PAPER, 8) + rect(196 + i * 270, 70, 8, 190, family.soft)) +
    times(7, (i) => person(190 + i * 136, 560, 210 + (i % 3) * 22, colours[(i + chance.between(0, 1)) % 4] ?? heather.mark)) +
    rect(90, 520, 1020, 54, cloudberry.deep, 10) + rect(170, 574, 26, 176, cloudberry.deep) + rect(1004, 574, 26, 176, cloudberry.deep) +
    times(6, (i) => circle(220 + i * 150, 508, 20, i % 2 ? PAPER : cloudberry.soft)),
  hall: (chance, family) =>
    sky(family.tint) + skyline(chance, 560, spruce, 110, 200) + house(340, 600, 520, 240, family.mark, family.deep) + circle(600, 300, 38, PAPER) + ground(600, spruce.soft) +
    times(2, (i) => line(`M${i * 600} 250 Q ${300 + i * 600} 420 ${600 + i * 600} 250`, INK, 4)) +
    times(14, (i) => circle(50 + i * 85, 250 + 85 * Math.sin((((50 + i * 85) % 600) / 600) * Math.PI), 11, i % 2 ? cloudberry.soft : cloudberry.mark)) +
    times(6, (i) => person(150 + i * 180 + chance.between(-40, 40), 690 + (i % 2) * 24, 118, colours[(i + 2) % 4] ?? lake.mark)),
  garden: (chance, family) =>
    sky(family.tint) + circle(1010, 150, 80, cloudberry.soft) + skyline(chance, 400, family, 150, 270) + ground(400, spruce.soft) +
    times(6, (i) => { const x = 70 + (i % 3) * 370; const y = 520 + Math.floor(i / 3) * 150; return rect(x, y, 320, 64, cloudberry.deep, 4) + times(7, (k) => circle(x + 28 + k * 44, y - 10, chance.between(18, 34), k % 2 ? spruce.mark : spruce.deep) + circle(x + 28 + k * 44, y - 22, 7, colours[(k + i) % 4] ?? PAPER)); }) +
    person(420, 500, 130, heather.mark) + person(790, 650, 150, lake.mark),
  energy: (chance, family) =>
    sky(family.tint) + times(12, (i) => `<path d="M930 190 L930 30" stroke="${cloudberry.soft}" stroke-width="16" transform="rotate(${i * 30} 930 190)"/>`) + circle(930, 190, 100, cloudberry.mark) +
    times(3, (i) => { const x = 70 + i * 300; const h = chance.between(230, 310); return block(chance, x, 600, 240, h, i === 1 ? family.mark : PAPER, family.soft, cloudberry.soft) + shape(`${x},${600 - h} ${x + 240},${600 - h} ${x + 210},${530 - h} ${x + 40},${530 - h}`, lake.deep) + times(3, (k) => line(`M${x + 76 + k * 44} ${532 - h} L${x + 56 + k * 64} ${598 - h}`, lake.soft, 4)); }) +
    ground(600, spruce.mark) + line('M-20 675 H420 q40 0 40 -30 t40 -30 H1220', cloudberry.mark, 26),
  building: (chance, family) =>
    sky(family.tint) + circle(210, 180, 84, cloudberry.soft) + skyline(chance, 600, spruce, 90, 170) + rect(360, 210, 470, 390, PAPER) +
    times(6, (i) => rect(360 + i * 91, 210, 14, 390, cloudberry.mark)) + times(6, (i) => rect(360, 210 + i * 76, 470, 12, cloudberry.deep)) +
    times(8, (i) => rect(380 + (i % 5) * 91, 236 + Math.floor(i / 5) * 228 + chance.between(0, 1) * 76, 64, 46, family.soft)) +
    rect(960, 90, 16, 510, family.deep) + rect(600, 96, 490, 14, family.deep) + rect(690, 110, 4, 70, INK) + rect(640, 180, 104, 18, cloudberry.mark) + ground(600, '#c9d2cb') +
    person(900, 680, 120, heather.mark) + person(250, 690, 120, lake.mark),
} satisfies Record<string, Draw>;
export type Scene = keyof typeof SCENES;

/** A scene as an SVG document. */
export function draw(scene: Scene, hue: Hue, chance: Chance): string {
  const turned = chance.next() < 0.5 ? ` transform="translate(${WIDTH} 0) scale(-1 1)"` : '';
  const drawn = `<g${turned}>${SCENES[scene](chance, FAMILIES[hue])}</g>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${drawn}</svg>`;
}
