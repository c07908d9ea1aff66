import type { Page } from 'playwright-core';
import type { Look } from './look';

/** What a walk by Tab found: how many stops there were, and what was wrong, a line each. */
export type Walk = { stops: number; faults: string[] };

/** Prepares a page for a walk from its beginning: what should be reached, in order, and how everything looks without the focus. */
const prepare = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { look } = window as unknown as { look: Look };
    const reachable = [...document.querySelectorAll<HTMLElement | SVGElement>('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [contenteditable=true]')].filter((element) => {
      if (element.tabIndex < 0 || element.matches(':disabled') || !element.checkVisibility({ visibilityProperty: true }) || element.closest('[inert]')) return false;
      if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
      // Of radios with one name, one is reached: the chosen one, else the first.
      const group = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(({ name, form }) => name === element.name && form === element.form);
      return element === (group.find(({ checked }) => checked) ?? group.find(({ disabled }) => !disabled));
    });
    const around = (element: Element) => [element, element.closest('label'), element.nextElementSibling, element.parentElement, ...[...element.querySelectorAll('*')].slice(0, 12)].filter((one): one is Element => Boolean(one));
    const shownAs = (element: Element) =>
      around(element).map((one) => {
        const { outlineStyle, outlineWidth, outlineColor, borderTopWidth, borderBottomWidth, borderBottomColor, stroke, strokeWidth } = getComputedStyle(one);
        return { outline: outlineStyle === 'none' ? '' : `${outlineStyle} ${outlineWidth} ${outlineColor}`, border: `${borderTopWidth} ${borderBottomWidth} ${borderBottomColor}`, stroke: `${stroke} ${strokeWidth}` };
      });
    const unfocused = new Map(reachable.map((element) => [element as Element, shownAs(element)]));
    const faults: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('[tabindex]')) if (element.tabIndex > 0) faults.push(`takes another place in the order: ${look.name(element)}`);
    let last: Element | null = null;
    let stops = 0;
    const isCovered = (element: Element, x: number, y: number) => {
      const hit = document.elementFromPoint(x, y);
      if (!hit || element.contains(hit) || hit.contains(element) || hit.closest('label')?.contains(element) || element.closest('label')?.contains(hit)) return false;
      for (let at: Element | null = hit; at && !at.contains(element); at = at.parentElement) if (/sticky|fixed|absolute/.test(getComputedStyle(at).position)) return true;
      return false;
    };
    const indicator = (element: Element): string | undefined => {
      const before = unfocused.get(element) ?? [];
      const things = around(element);
      const changes = shownAs(element).map((now, i) => ({ now, was: before[i], thing: things[i] as Element }));
      let best = 0;
      for (const { now, was, thing } of changes) {
        const { outlineColor, outlineOffset, borderBottomColor, stroke } = getComputedStyle(thing);
        const behind = look.ground(Number.parseFloat(outlineOffset) < 0 ? thing : thing.parentElement);
        if (now.outline !== was?.outline && now.outline) best = Math.max(best, look.contrast(outlineColor, behind));
        if (now.border !== was?.border) best = Math.max(best, look.contrast(borderBottomColor, behind));
        if (now.stroke !== was?.stroke && stroke !== 'none') best = Math.max(best, look.contrast(stroke, behind));
      }
      if (best === 0) return 'shows no focus';
      return best < 3 ? `shows its focus at ${best.toFixed(1)}:1` : undefined;
    };
    /** Looks at what has the focus now; false once the walk is over. */
    const step = (): boolean => {
      const element = document.activeElement;
      if (!element || element === document.body || element === document.documentElement) return false;
      // Parts of a date are stops of one field.
      if (element === last) return true;
      last = element;
      const due = reachable[stops];
      if (element === reachable[0] && stops >= reachable.length) return false;
      stops += 1;
      // A toolbar hands the focus on to one of its own buttons.
      if (due !== element && !due?.contains(element)) {
        faults.push(`stop ${stops} is ${look.name(element)}, due was ${due ? look.name(due) : 'none'}`);
        return false;
      }
      const fault = indicator(element);
      if (fault) faults.push(`${fault}: ${look.name(element)}`);
      const label = element.closest('label');
      const boxes = [...element.getClientRects(), ...(label ? [...label.getClientRects()] : [])].filter(({ width, height }) => width > 1 && height > 1);
      const seen = boxes.map(({ left, right, top, bottom }) => ({ left: Math.max(left, 0), right: Math.min(right, window.innerWidth), top: Math.max(top, 0), bottom: Math.min(bottom, window.innerHeight) })).filter(({ left, right, top, bottom }) => right - left > 1 && bottom - top > 1);
      if (seen.length === 0) faults.push(`has the focus and is not in the window: ${look.name(element)} ${JSON.stringify(element.getBoundingClientRect())}`);
      const points = seen.flatMap(({ left, right, top, bottom }) => [[0.5, 0.5], [0.05, 0.1], [0.95, 0.1], [0.05, 0.9], [0.95, 0.9]].map(([x = 0, y = 0]) => [left + (right - left) * x, top + (bottom - top) * y] as const));
      const covered = points.filter(([x, y]) => isCovered(element, x, y)).length;
      if (covered > 0) faults.push(`has the focus and is covered, ${covered} of ${points.length} points: ${look.name(element)}`);
      return true;
    };
    Object.assign(window, { walk: { step, end: () => ({ stops, faults: stops < reachable.length && faults.length === 0 ? [`the walk ends after ${stops} of ${reachable.length} stops, before ${look.name(reachable[stops] as Element)}`] : faults }) } });
    // From here the walk begins, whatever had the focus before.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
    window.scrollTo(0, 0);
    return reachable.length;
  });

/** Walks a page from beginning to end by pressing Tab: everything is reached, in the order of the page, is seen, not covered, and shows that it has the focus. */
export async function walkByTab(page: Page): Promise<Walk> {
  const due = await prepare(page);
  // Dates have four stops each.
  for (let pressed = 0; pressed <= due * 5 + 5; pressed++) {
    await page.keyboard.press('Tab');
    const goesOn = await page.evaluate(() => (window as unknown as { walk: { step: () => boolean } }).walk.step());
    if (!goesOn) break;
  }
  return page.evaluate(() => (window as unknown as { walk: { end: () => Walk } }).walk.end());
}
