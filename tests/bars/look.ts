/** What a page is asked about how it looks, run in the page itself: `installLook` puts it into `window.look` before anything else runs there. */
export type Look = ReturnType<typeof makeLook>;

function makeLook() {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  const read = new Map<string, number[]>();
  /** Red, green, blue (0–255) and alpha (0–1) of a computed colour. */
  const rgba = (colour: string): number[] => {
    const before = read.get(colour);
    if (before) return before;
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
    const found = [r, g, b, a / 255];
    read.set(colour, found);
    return found;
  };
  const luminance = (colour: string) => {
    const [r = 0, g = 0, b = 0] = rgba(colour).map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string) => {
    const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };
  /** The colour that lies behind an element, or behind what is in it. */
  const ground = (element: Element | null): string => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if ((rgba(backgroundColor)[3] ?? 0) > 0.5) return backgroundColor;
    }
    return 'Canvas';
  };
  const isShown = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  /** Text for screen readers alone, shown to nobody. */
  const isForEars = (element: Element) => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const { clipPath, clip } = getComputedStyle(at);
      if (clipPath === 'inset(50%)' || /^rect\(0px/.test(clip)) return true;
    }
    return false;
  };
  const name = (element: Element) => element.outerHTML.slice(0, 140).replace(/\s+/g, ' ');
  return { rgba, contrast, ground, isShown, isForEars, name };
}

/** For `addInitScript`. */
export const LOOK = `window.look = (${makeLook.toString()})();`;
