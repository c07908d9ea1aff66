import type { Page } from 'playwright-core';
import type { Look } from './look';
import { sideways } from './page-checks';

// What must hold whatever their reader sets: large text, wide spacing, four times the size, no motion, colours of their own.
// Each returns what does not hold, a line each. The window needs LOOK (tests/bars/look.ts).

/** Text that something cuts off, and texts that lie on each other. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { look } = window as unknown as { look: Look };
    type Piece = { owner: Element; text: string; left: number; right: number; top: number; bottom: number };
    const found: string[] = [];
    const pieces: Piece[] = [];
    const clipping = new Map<Element, Element[]>();
    /** Whatever around an element cuts off what does not fit, up to what can be scrolled. */
    const clipsOf = (element: Element): Element[] => {
      const known = clipping.get(element);
      if (known) return known;
      const { overflowX, overflowY, position } = getComputedStyle(element);
      const scrolls = /auto|scroll/.test(`${overflowX}${overflowY}`) || position === 'fixed';
      const above = scrolls || !element.parentElement ? [] : clipsOf(element.parentElement);
      const own = /hidden|clip/.test(`${overflowX}${overflowY}`) && !(element instanceof SVGElement) && element !== document.body ? [element, ...above] : above;
      clipping.set(element, own);
      return own;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const owner = node.parentElement;
      if (!owner || !node.nodeValue?.trim() || owner.matches('script, style, option, textarea, title, desc, noscript')) continue;
      if (!look.isShown(owner) || look.isForEars(owner)) continue;
      range.selectNodeContents(node);
      const boxes = owner instanceof SVGElement ? [owner.getBoundingClientRect()] : [...range.getClientRects()];
      for (const { left, right, top, bottom, width, height } of boxes) {
        if (width < 2 || height < 2) continue;
        // What letters fill of their line, about.
        const third = height * 0.25;
        pieces.push({ owner, text: node.nodeValue.trim().slice(0, 40), left, right, top: top + third, bottom: bottom - third });
      }
      const last = pieces.at(-1);
      for (const clip of last && boxes.length > 0 ? clipsOf(owner) : []) {
        const edge = clip.getBoundingClientRect();
        if (boxes.some(({ left, right, top, bottom, width, height }) => width > 2 && (right > edge.right + 2 || left < edge.left - 2 || bottom - height * 0.25 > edge.bottom + 1 || top + height * 0.25 < edge.top - 1)))
          found.push(`cut off: “${node.nodeValue.trim().slice(0, 60)}” in ${look.name(clip)}`);
      }
    }
    for (const control of document.querySelectorAll<HTMLElement>('button, .btn, .btn-secondary, .tag')) {
      if (look.isShown(control) && !look.isForEars(control) && control.scrollWidth > control.clientWidth + 2 && getComputedStyle(control).display !== 'inline') found.push(`wider than its box: ${look.name(control)}`);
    }
    pieces.sort((a, b) => a.top - b.top);
    const told = new Set<string>();
    for (const [i, a] of pieces.entries()) {
      for (let j = i + 1; j < pieces.length; j++) {
        const b = pieces[j];
        if (!b || b.top >= a.bottom) break;
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - b.top;
        if (wide < 3 || high < 3 || (a.owner === b.owner && !(a.owner instanceof SVGElement && a.text !== b.text))) continue;
        const clue = `on each other: “${a.text}” and “${b.text}” ${Math.round(wide)}×${Math.round(high)}`;
        if (!told.has(clue)) found.push(`${clue} ${look.name(a.owner)}`);
        told.add(clue);
      }
    }
    return found;
  });

/** How much of the window things take that stay while the page is scrolled; more than a quarter is too much. */
const stuck = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { look } = window as unknown as { look: Look };
    const sticky = [...document.querySelectorAll('body *')].filter((element) => /sticky|fixed/.test(getComputedStyle(element).position) && look.isShown(element));
    if (sticky.length === 0) return [];
    window.scrollTo(0, document.documentElement.scrollHeight / 2);
    const before = sticky.map((element) => element.getBoundingClientRect());
    window.scrollBy(0, 20);
    const staying = sticky.filter((element, i) => Math.abs(element.getBoundingClientRect().top - (before[i]?.top ?? 0)) < 5);
    const high = staying.reduce((sum, element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return sum + Math.max(0, Math.min(bottom, window.innerHeight) - Math.max(top, 0));
    }, 0);
    window.scrollTo(0, 0);
    return high > window.innerHeight / 4 ? [`${Math.round(high)} px of ${window.innerHeight} stay in the way: ${staying.map(look.name).join(' ')}`] : [];
  });

/** Puts a sheet on top of the page's own while something is looked at. Content-Security-Policy lets sheets made by the page's own script be. */
async function under<T>(page: Page, css: string, act: () => Promise<T>): Promise<T> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, css);
  try {
    return await act();
  } finally {
    await page.evaluate(() => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
    });
  }
}

const prefixed = (what: string, lines: string[]) => lines.map((line) => `${what}: ${line}`);

/** WCAG 1.4.12: what a reader may set without losing anything. */
const SPACING = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

/** A window of 1280 × 1024 at 400 %; the page stays as it is. */
export async function atFourTimes<T>(page: Page, act: () => Promise<T>): Promise<T> {
  const inspector = await page.context().newCDPSession(page);
  const size = page.viewportSize() ?? { width: 320, height: 720 };
  await inspector.send('Emulation.setDeviceMetricsOverride', { width: 320, height: 256, deviceScaleFactor: 4, mobile: false });
  try {
    return await act();
  } finally {
    await inspector.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false });
    await inspector.detach();
  }
}

/** Reflow at 400 %: nothing sideways, nothing cut off, nothing that stays in the way. */
export const reflow = async (page: Page): Promise<string[]> => prefixed('at 400 %', [...(await sideways(page)), ...(await cutOff(page)), ...(await stuck(page))]);

/** Text spacing as WCAG 1.4.12 wants it possible. */
export const spaced = async (page: Page): Promise<string[]> => prefixed('spaced', await under(page, SPACING, async () => [...(await sideways(page)), ...(await cutOff(page))]));

/** Text alone at twice its size, as a browser's own setting: lengths in rem grow, those in pixels do not, and the window is as wide as before. */
export async function enlarged(page: Page): Promise<string[]> {
  const inspector = await page.context().newCDPSession(page);
  try {
    await inspector.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
    return prefixed('text at 200 %', [...(await sideways(page)), ...(await cutOff(page))]);
  } finally {
    await inspector.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } });
    await inspector.detach();
  }
}

/** What moves although the reader asked for less motion; the window has to ask for it. */
export const moving = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { look } = window as unknown as { look: Look };
    const seconds = (list: string) => Math.max(0, ...list.split(',').map((one) => (one.trim().endsWith('ms') ? Number.parseFloat(one) / 1000 : Number.parseFloat(one))));
    const found = document.getAnimations().map((one) => `moves: ${look.name((one.effect as KeyframeEffect).target as Element)}`);
    for (const element of document.querySelectorAll('*')) {
      if (element.matches('animate, animateTransform, animateMotion, marquee, blink, video[autoplay], img[src$=".gif"]')) found.push(`moves: ${look.name(element)}`);
      for (const part of [null, '::before', '::after', '::marker']) {
        const style = getComputedStyle(element, part);
        if (part && part !== '::marker' && style.content === 'none') continue;
        if (style.animationName !== 'none' && seconds(style.animationDuration) > 0.01) found.push(`animation ${style.animationName}: ${look.name(element)}${part ?? ''}`);
        if (style.transitionProperty !== 'none' && seconds(style.transitionDuration) > 0.01) found.push(`transition of ${style.transitionProperty}: ${look.name(element)}${part ?? ''}`);
        if (!part && style.scrollBehavior === 'smooth') found.push(`scrolls smoothly: ${look.name(element)}`);
      }
    }
    return found;
  });

/** Remembers the marks of a page as it looks by itself: shapes of SVG that stand out, and boxes that say something by their ground alone. */
const rememberMarks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { look } = window as unknown as { look: Look };
    const shapes = [...document.querySelectorAll<SVGElement>('svg :is(path, rect, circle, ellipse, line, polygon, polyline, use)')].filter((shape) => !shape.closest('defs, clipPath, mask, pattern, symbol') && look.isShown(shape.ownerSVGElement as Element) && shape.checkVisibility({ visibilityProperty: true }));
    const paints = (shape: Element) => {
      const { fill, stroke, opacity, fillOpacity, strokeOpacity, strokeWidth } = getComputedStyle(shape);
      const seen = (paint: string, part: string) => paint !== 'none' && !paint.startsWith('url') && Number(part) * Number(opacity) > 0.3 && (look.rgba(paint)[3] ?? 0) > 0.3;
      return [...(seen(fill, fillOpacity) ? [fill] : []), ...(seen(stroke, strokeOpacity) && Number.parseFloat(strokeWidth) > 0 ? [stroke] : [])];
    };
    const standsOut = (shape: Element) => {
      const behind = look.ground(shape.closest('svg'));
      return paints(shape).some((paint) => look.contrast(paint, behind) >= 2.9);
    };
    const boxes: { element: Element; part: '::before' | '::after' | null }[] = [];
    for (const element of document.querySelectorAll('body *:not(svg *)')) {
      if (!look.isShown(element) || look.isForEars(element)) continue;
      for (const part of ['::before', '::after', null] as const) {
        const style = getComputedStyle(element, part);
        const isEmpty = part ? style.content === '""' : element.childElementCount === 0 && !element.textContent?.trim() && !element.matches('input, select, textarea, button, img, svg, canvas, progress, meter, hr');
        if (!isEmpty || style.display === 'none' || (look.rgba(style.backgroundColor)[3] ?? 0) < 0.3 || style.display === 'inline') continue;
        if (Number.parseFloat(style.width) < 2 || Number.parseFloat(style.height) < 2) continue;
        if (look.contrast(style.backgroundColor, look.ground(part ? element : element.parentElement)) >= 2.9) boxes.push({ element, part });
      }
    }
    Object.assign(window, { marks: { shapes: shapes.filter(standsOut), boxes, standsOut, paints } });
  });

/** What can no longer be seen or told apart in the colours a reader has chosen; the window has them on now, and remembered marks before. */
const lostMarks = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    type Marks = { shapes: SVGElement[]; boxes: { element: Element; part: '::before' | '::after' | null }[]; standsOut: (shape: Element) => boolean; paints: (shape: Element) => string[] };
    const { look, marks } = window as unknown as { look: Look; marks: Marks };
    const { shapes, boxes, standsOut, paints } = marks;
    const found = shapes.filter((shape) => !standsOut(shape)).map((shape) => `shape vanishes: ${look.name(shape)} in ${look.name(shape.parentElement as Element)}`);
    const bordered = (style: CSSStyleDeclaration, behind: string) =>
      (['Top', 'Right', 'Bottom', 'Left'] as const).some((side) => style[`border${side}Style`] !== 'none' && Number.parseFloat(style[`border${side}Width`]) > 0 && (look.rgba(style[`border${side}Color`])[3] ?? 0) > 0.5 && look.contrast(style[`border${side}Color`], behind) >= 3);
    const outlined = (style: CSSStyleDeclaration, behind: string) => style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0 && look.contrast(style.outlineColor, behind) >= 3;
    for (const { element, part } of boxes) {
      const style = getComputedStyle(element, part);
      const behind = look.ground(part ? element : element.parentElement);
      const filled = (look.rgba(style.backgroundColor)[3] ?? 0) > 0.5 && look.contrast(style.backgroundColor, behind) >= 2.9;
      if (!filled && !bordered(style, behind) && !outlined(style, behind)) found.push(`mark vanishes: ${look.name(element)}${part ?? ''}`);
    }
    for (const text of document.querySelectorAll<SVGTextElement>('svg text')) {
      if (!look.isShown(text)) continue;
      const { left, top, width, height } = text.getBoundingClientRect();
      // The last shape before the text that is filled where the text stands, in the window or beyond it.
      const root = [...(function* () { for (let at: SVGElement | null = text.ownerSVGElement; at; at = at.ownerSVGElement) yield at; })()].at(-1);
      const under = [...(root?.querySelectorAll<SVGGeometryElement>('path, rect, circle, ellipse, polygon') ?? [])].findLast((shape) => {
        const matrix = shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING && paints(shape).includes(getComputedStyle(shape).fill) ? shape.getScreenCTM() : null;
        return matrix && shape.isPointInFill(new DOMPoint(left + width / 2, top + height / 2).matrixTransform(matrix.inverse()));
      });
      const { fill, stroke, strokeWidth } = getComputedStyle(text);
      const halo = stroke !== 'none' && Number.parseFloat(strokeWidth) >= 2;
      const behind = halo ? stroke : under ? getComputedStyle(under).fill : look.ground(text.closest('svg'));
      if (look.contrast(fill, behind) < 3) found.push(`text cannot be read: “${text.textContent}” ${fill} on ${behind} in ${look.name(text.parentElement as Element)}`);
    }
    for (const control of document.querySelectorAll<HTMLElement>('button, select, textarea, input:not([type=hidden]), summary, a.btn, a.btn-secondary, a.btn-danger')) {
      if (!look.isShown(control) || look.isForEars(control)) continue;
      const style = getComputedStyle(control);
      const isNative: boolean = control.matches('input[type=radio], input[type=checkbox], input[type=file]') && style.appearance !== 'none';
      const readsAsLink: boolean = control.matches('summary, nav button, .site-tools button, .menu button, markdown-toolbar *') || style.textDecorationLine.includes('underline');
      if (!isNative && !readsAsLink && !bordered(style, look.ground(control.parentElement)) && !outlined(style, look.ground(control.parentElement))) found.push(`no border: ${look.name(control)}`);
    }
    const PROPERTIES = ['fontWeight', 'borderTopWidth', 'borderRightWidth', 'borderBottomWidth', 'borderLeftWidth', 'borderTopStyle', 'borderBottomStyle', 'borderBottomColor', 'textDecorationLine', 'textDecorationThickness', 'outlineStyle', 'outlineWidth', 'color', 'content', 'display', 'fill', 'stroke', 'strokeWidth', 'fontStyle'] as const;
    // A ground of the reader's own colour is none that tells anything.
    const grounded = (one: Element, part: string | null) => {
      const { backgroundColor } = getComputedStyle(one, part);
      return (look.rgba(backgroundColor)[3] ?? 0) > 0.5 ? look.rgba(backgroundColor).join(' ') : look.rgba(look.ground(one)).join(' ');
    };
    const shownAs = (element: Element) => [element, ...element.querySelectorAll('*')].slice(0, 12).map((one) => [null, '::before', '::after'].map((part) => [...PROPERTIES.map((property) => getComputedStyle(one, part)[property]), grounded(one, part)].join()).join(';')).join('|');
    for (const chosen of document.querySelectorAll('[aria-current]:not([aria-current=false]), [aria-pressed=true], [aria-selected=true]')) {
      if (!look.isShown(chosen)) continue;
      const others = [...(chosen.closest('ul, ol, nav, table, svg, fieldset, form') ?? document.body).querySelectorAll(chosen.localName)].filter((one) => one.className.toString() === chosen.className.toString() && !one.matches('[aria-current]:not([aria-current=false]), [aria-pressed=true], [aria-selected=true]') && look.isShown(one));
      if (others[0] && shownAs(others[0]) === shownAs(chosen)) found.push(`chosen looks like the others: ${look.name(chosen)}`);
    }
    return found;
  });

/** Looks at the marks of a page, light and dark, in its own colours (texts in SVG, which axe-core passes over) and in a reader's. */
export async function inForcedColours(page: Page): Promise<string[]> {
  const found: string[] = [];
  const wasDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, forcedColors: 'none' });
    await rememberMarks(page);
    found.push(...prefixed(`marks, ${colorScheme}`, await lostMarks(page)));
    await page.emulateMedia({ colorScheme, forcedColors: 'active' });
    found.push(...prefixed(`forced colours, ${colorScheme}`, await lostMarks(page)));
  }
  await page.emulateMedia({ colorScheme: wasDark ? 'dark' : 'light', forcedColors: 'none' });
  return found;
}

/** All of it on a narrow page, but for the walk by keyboard. */
export const unbending = async (page: Page): Promise<string[]> =>
  [...(await spaced(page)), ...(await moving(page)), ...(await inForcedColours(page)), ...(await atFourTimes(page, () => reflow(page)))];
