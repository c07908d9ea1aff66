const CLOSEST = 4;
const STEP = 1.6;
/** Arrow keys move by this part of the figure. */
const STRIDE = 0.15;

type Spot = { at: SVGElement; x: number; y: number };

/**
 * <map-zoom>: the map inside can be looked at more closely: by buttons, +, − and arrow keys on them, Ctrl and the wheel, two fingers, and
 * dragging once it is closer. Land is stretched; squares move apart and keep their size. Without scripting, links lead closer.
 */
class MapZoom extends HTMLElement {
  #land: SVGSVGElement | null = null;
  #whole = { width: 1, height: 1 };
  #spots: Spot[] = [];
  #scale = 1;
  /** The corner of what is seen, as fractions of the whole */
  #x = 0;
  #y = 0;
  #pointers = new Map<number, PointerEvent>();
  #dragged = 0;

  connectedCallback() {
    this.#land = this.querySelector<SVGSVGElement>('.map-land');
    if (!this.#land) return;
    const { width, height } = this.#land.viewBox.baseVal;
    this.#whole = { width, height };
    this.#spots = [...this.querySelectorAll<SVGElement>('.map-mark > svg')].map((at) => ({ at, x: this.#percent(at, 'x'), y: this.#percent(at, 'y') }));
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-zoom]')) {
      button.addEventListener('click', () => (button.dataset.zoom === 'reset' ? this.#zoom(0) : this.#zoom(button.dataset.zoom === 'in' ? STEP : 1 / STEP)));
      button.addEventListener('keydown', (event) => this.#key(event));
    }
    this.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    this.addEventListener('pointerdown', (event) => this.#down(event));
    this.addEventListener('pointermove', (event) => this.#move(event));
    for (const name of ['pointerup', 'pointercancel', 'pointerleave'] as const) this.addEventListener(name, (event) => this.#pointers.delete(event.pointerId));
    // A drag that ends on a square does not follow its link.
    this.addEventListener('click', (event) => this.#dragged > 5 && event.preventDefault(), true);
    this.addEventListener('dragstart', (event) => event.preventDefault());
    this.addEventListener('focusin', (event) => this.#reveal(event.target as Element));
    this.#show();
  }

  /** What has the keyboard must be seen. */
  #reveal(target: Element) {
    const spot = this.#spots.find(({ at }) => at.parentElement === target);
    if (!spot) return;
    const isSeen = (at: number, from: number) => at >= from && at <= from + 1 / this.#scale;
    if (isSeen(spot.x, this.#x) && isSeen(spot.y, this.#y)) return;
    this.#x = spot.x - 0.5 / this.#scale;
    this.#y = spot.y - 0.5 / this.#scale;
    this.#show();
  }

  #percent = (at: SVGElement, name: string) => Number.parseFloat(at.getAttribute(name) ?? '') / 100;

  /** Zooms by a factor, 0 back to the whole, around a point given as fractions of the figure. */
  #zoom(factor: number, atX = 0.5, atY = 0.5) {
    const before = this.#scale;
    this.#scale = Math.min(CLOSEST, Math.max(1, before * factor));
    this.#x += atX / before - atX / this.#scale;
    this.#y += atY / before - atY / this.#scale;
    this.#show();
  }

  #pan(dx: number, dy: number) {
    this.#x += dx / this.#scale;
    this.#y += dy / this.#scale;
    this.#show();
  }

  #show() {
    const most = 1 - 1 / this.#scale;
    this.#x = Math.min(most, Math.max(0, this.#x));
    this.#y = Math.min(most, Math.max(0, this.#y));
    const { width, height } = this.#whole;
    this.#land?.setAttribute('viewBox', [this.#x * width, this.#y * height, width / this.#scale, height / this.#scale].join(' '));
    for (const { at, x, y } of this.#spots) {
      at.setAttribute('x', `${(x - this.#x) * this.#scale * 100}%`);
      at.setAttribute('y', `${(y - this.#y) * this.#scale * 100}%`);
    }
    this.toggleAttribute('data-closer', this.#scale > 1);
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-zoom]')) {
      const isOver = button.dataset.zoom === 'in' ? this.#scale >= CLOSEST : this.#scale <= 1;
      // Not `disabled`, which would throw the keyboard off the button.
      button.setAttribute('aria-disabled', String(isOver));
    }
  }

  #key(event: KeyboardEvent) {
    const strides: Record<string, [number, number]> = { ArrowLeft: [-STRIDE, 0], ArrowRight: [STRIDE, 0], ArrowUp: [0, -STRIDE], ArrowDown: [0, STRIDE] };
    const stride = strides[event.key];
    if (stride && this.#scale > 1) this.#pan(...stride);
    else if (event.key === '+') this.#zoom(STEP);
    else if (event.key === '-') this.#zoom(1 / STEP);
    else return;
    event.preventDefault();
  }

  #fraction({ clientX, clientY }: { clientX: number; clientY: number }): [number, number] {
    const { left, top, width, height } = (this.#land ?? this).getBoundingClientRect();
    return [(clientX - left) / width, (clientY - top) / height];
  }

  #wheel(event: WheelEvent) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.#zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, ...this.#fraction(event));
  }

  #down(event: PointerEvent) {
    this.#dragged = 0;
    if (!(event.target as Element).closest('.map-buttons')) this.#pointers.set(event.pointerId, event);
  }

  #move(event: PointerEvent) {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const other = [...this.#pointers.values()].find(({ pointerId }) => pointerId !== event.pointerId);
    const [fromX, fromY] = this.#fraction(before);
    const [x, y] = this.#fraction(event);
    this.#dragged += Math.abs(event.clientX - before.clientX) + Math.abs(event.clientY - before.clientY);
    if (other) {
      const apart = (one: PointerEvent) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
      this.#zoom(apart(event) / Math.max(1, apart(before)), ...this.#fraction(other));
    } else if (this.#scale > 1) this.#pan(fromX - x, fromY - y);
    this.#pointers.set(event.pointerId, event);
  }
}

customElements.define('map-zoom', MapZoom);
