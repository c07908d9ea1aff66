import fc from 'fast-check';
import { geoContains } from 'd3-geo';
import { describe, expect, it } from 'vitest';
import { AREAS_BY_SIZE, type Degrees, frameOf, holds, project, smallestArea } from '#app/domain/map/area';
import { basemapOf } from '#app/domain/map/basemap.server';
import { clustersOf, LEAST, type Spot } from '#app/domain/map/cluster';
import { labelSides } from '#app/domain/map/label';
import { boxAround, frameAround, mapSearch, mapViewFrom } from '#app/domain/map/map-view';

const HELSINKI: Degrees = [24.94, 60.17];
const ROVANIEMI: Degrees = [25.73, 66.5];
const MAARIANHAMINA: Degrees = [19.94, 60.1];
const STOCKHOLM: Degrees = [18.07, 59.33];

/** Rings of path data as the browser would draw them. */
function ringsOf(path: string): [number, number][][] {
  return path.split('M').slice(1).map((ring) => {
    const numbers = (ring.replace('z', '').match(/-?\d+/g) ?? []).map(Number);
    let [x, y] = [0, 0];
    return Array.from({ length: numbers.length / 2 }, (_, i) => [(x += numbers[2 * i] ?? 0), (y += numbers[2 * i + 1] ?? 0)] as [number, number]);
  });
}

const isInside = ([x, y]: [number, number], rings: [number, number][][]): boolean =>
  rings.reduce((odd, ring) => ring.reduce((crossed, [bx, by], i) => {
    const [ax, ay] = ring.at(i - 1) as [number, number];
    return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !crossed : crossed;
  }, odd), false);

describe('land', () => {
  it.each([['Helsinki', HELSINKI], ['Rovaniemi', ROVANIEMI], ['Maarianhamina', MAARIANHAMINA]])('of Finland has %s on it in every area', (_, place) => {
    for (const area of AREAS_BY_SIZE.filter((one) => one !== 'world')) {
      const { width, height, home } = basemapOf(area);
      const frame = frameOf(area);
      const [x, y] = project(area, place) ?? [0, 0];
      // On the shore, half a kilometre decides: a little inland is asked.
      const near = [[0, 0], [0, -6], [6, -6], [-6, -6], [0, -12]].map(([dx = 0, dy = 0]): [number, number] => [(x * width) / frame.width + dx, (y * height) / frame.height + dy]);
      expect(near.some((point) => isInside(point, ringsOf(home))), area).toBe(true);
    }
  });

  it('of Finland does not reach Stockholm or the open sea', () => {
    const { width, home } = basemapOf('finland');
    for (const place of [STOCKHOLM, [20.5, 62] as Degrees, [24.75, 59.44] as Degrees]) {
      const [x, y] = project('finland', place) ?? [0, 0];
      expect(isInside([(x * width) / 800, (y * width) / 800], ringsOf(home))).toBe(false);
    }
  });

  it.each(AREAS_BY_SIZE)('of %s takes at most 25 KB, whole or in part', (area) => {
    const whole = frameOf(area);
    for (const part of [1, 2, 5, 24]) {
      for (const at of [0, 0.3, 0.6, 1]) {
        const [width, height] = [whole.width / part, whole.height / part];
        const { home, land, borders } = basemapOf(area, { x: (whole.width - width) * at, y: (whole.height - height) * at, width, height });
        expect(home.length + land.length + borders.length).toBeLessThan(25_000);
      }
    }
  });
});

describe('an area', () => {
  it('is the smallest that holds all places', () => {
    expect(smallestArea([])).toBe('finland');
    expect(smallestArea([HELSINKI, STOCKHOLM, [24.75, 59.44]])).toBe('finland');
    expect(smallestArea([HELSINKI, [-21.9, 64.15]])).toBe('nordics');
    expect(smallestArea([HELSINKI, [4.35, 50.85]])).toBe('europe');
    expect(smallestArea([HELSINKI, [174.8, -41.3]])).toBe('world');
  });

  it('never puts the other side of the globe into its frame', () => {
    fc.assert(fc.property(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }), (longitude, latitude) => {
      if (holds('finland', [longitude, latitude])) expect(geoContains({ type: 'Polygon', coordinates: [[[8, 58], [8, 73], [46, 73], [46, 58], [8, 58]]] }, [longitude, latitude])).toBe(true);
    }));
  });
});

const ROOM = { width: 504, height: 781 };
const spots = fc.uniqueArray(fc.record({ slug: fc.stringMatching(/^[a-z]{1,6}$/), x: fc.double({ min: 0, max: 504, noNaN: true }), y: fc.double({ min: 0, max: 781, noNaN: true }), pilots: fc.integer({ min: 0, max: 3000 }), people: fc.integer({ min: 0, max: 9 }) }), { selector: ({ slug }) => slug, maxLength: 120 });

describe('clusters', () => {
  it('lose nothing, do not cover one another, are whole at the edge, and are the same in any order', () => {
    fc.assert(fc.property(spots, (some) => {
      const clusters = clustersOf(some, ROOM);
      expect(clusters.flatMap(({ members }) => members.map(({ slug }) => slug)).sort()).toEqual(some.map(({ slug }) => slug).sort());
      expect(clusters.reduce((sum, { pilots }) => sum + pilots, 0)).toBe(some.reduce((sum, { pilots }) => sum + pilots, 0));
      for (const [i, a] of clusters.entries()) {
        expect(a.size).toBeGreaterThanOrEqual(LEAST);
        for (const [at, room] of [[a.x, ROOM.width], [a.y, ROOM.height]] as const) expect(Math.min(at, room - at)).toBeGreaterThanOrEqual(a.size / 2 + 4);
        for (const b of clusters.slice(i + 1)) expect(Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y))).toBeGreaterThanOrEqual((a.size + b.size) / 2);
      }
      expect(clustersOf([...some].reverse(), ROOM)).toEqual(clusters);
    }));
  });

  it('of two thousand places in one view take milliseconds', () => {
    const many = Array.from({ length: 2000 }, (_, i): Spot => ({ slug: `s${i}`, x: (i * 7919) % 504, y: (i * 104729) % 781, pilots: i % 40, people: 0 }));
    const began = performance.now();
    clustersOf(many, ROOM);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

it('labels stand inside the figure and never cover a square', () => {
  const squares = [{ x: 40, y: 30, size: 30, text: 'Rovaniemi' }, { x: 80, y: 30, size: 30, text: 'Kemi' }, { x: 480, y: 300, size: 24, text: 'Savonlinna' }, { x: 250, y: 300, size: 24, text: 'x'.repeat(200) }];
  expect(labelSides(squares, 504, 781)).toEqual(['below', 'right', 'left', null]);
});

describe('a view', () => {
  it.each(['box=NaN', 'box=1,2,3', 'box=9,9,1,1', 'box=-999,0,0,9', 'box=__proto__', 'area=__proto__', 'area=constructor', 'show=x', 'place=../', 'place=%00', 'order=x', 'list=x'])('leaves out what makes no sense: %s', (query) => {
    expect(mapSearch('', mapViewFrom(new URLSearchParams(query)))).toBe('');
    expect(mapSearch('', mapViewFrom(new URLSearchParams(query.replace('=', `=${'1,'.repeat(9000)}`))))).toBe('');
  });

  it('reads what it has written', () => {
    const address = '?theme=smart&area=nordics&box=23.5,59.9,25.5,60.6&show=partners&order=name&list=all&place=turku';
    expect(mapSearch('?theme=smart', mapViewFrom(new URLSearchParams(address)))).toBe(address);
  });

  it('shows all that a box is drawn around, in the proportions of its area', () => {
    const frame = frameAround('finland', boxAround([HELSINKI, MAARIANHAMINA]));
    for (const place of [HELSINKI, MAARIANHAMINA]) {
      const [x, y] = project('finland', place) ?? [-1, -1];
      expect(x > frame.x && x < frame.x + frame.width && y > frame.y && y < frame.y + frame.height).toBe(true);
    }
    expect(frame.width / frame.height).toBeCloseTo(800 / 1240);
    expect(frameAround('finland', { west: 100, east: 110, south: -10, north: 10 })).toEqual(frameOf('finland'));
  });
});
