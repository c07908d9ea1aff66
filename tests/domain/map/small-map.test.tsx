import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { Locator } from '#app/domain/map/locator';
import { MapFigure } from '#app/domain/map/map-figure';
import { homeMap, locate } from '#app/domain/map/small-map.server';
import { countByLead, EVERY_PILOT } from '#app/domain/pilots/pilots.server';
import { demonstrate } from '#tests/setup/demonstration';
import { resetDatabase } from '#tests/setup/database';

beforeAll(async () => {
  await resetDatabase();
  await demonstrate();
}, 60_000);

describe('small maps', () => {
  it('show all places of the demonstration in at most 12 KB, each square a link to the map', async () => {
    const figure = await homeMap('sv', countByLead(EVERY_PILOT));
    const html = renderToStaticMarkup(<MapFigure figure={figure} label="Karta" />);
    expect(html.length).toBeLessThan(12_500);
    expect(figure.markers.length).toBeGreaterThan(10);
    expect(figure.markers.every(({ href }) => href.startsWith('/sv/map?'))).toBe(true);
    expect(html).toContain('Åbo');
  });

  it.each([
    ['finland', 60.17, 24.94, 4_500],
    ['nordics', 55.68, 12.57, 4_500],
    ['europe', 50.85, 4.35, 5_500],
    ['world', 40.71, -74, 5_500],
  ])('locate in %s', (area, latitude, longitude, most) => {
    const spotted = locate('en', { slug: 'here', latitude, longitude });
    expect(spotted?.area).toBe(area);
    expect(Math.min(spotted?.x ?? -1, spotted?.y ?? -1, 100 - (spotted?.x ?? 0), 100 - (spotted?.y ?? 0))).toBeGreaterThan(0);
    const html = spotted ? renderToStaticMarkup(<Locator spotted={spotted} name="Here" />) : '';
    expect(html.length).toBeLessThan(most);
    expect(html).toContain('href="/en/map?place=here#place"');
  });

  it('locate nobody who has no place', () => {
    expect(locate('fi', { slug: 'x', latitude: null, longitude: 24 })).toBe(null);
  });
});
