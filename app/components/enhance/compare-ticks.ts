/**
 * <compare-ticks>: what is ticked in the form inside goes into the page's own address and along with every link and form that leads to
 * the same list, in any language. Without scripting, the button [data-plain] does it.
 */
class CompareTicks extends HTMLElement {
  connectedCallback() {
    for (const button of this.querySelectorAll<HTMLElement>('[data-plain]')) button.hidden = true;
    this.addEventListener('change', () => this.#carry());
    // Coming back, a browser may have kept other ticks than the address says.
    window.addEventListener('pageshow', () => this.#carry());
    document.addEventListener('formdata', (event) => {
      const form = event.target as HTMLFormElement;
      if (this.contains(form) || form.method !== 'get' || !this.#isList(new URL(form.action))) return;
      event.formData.delete('with');
      for (const slug of this.#ticked()) event.formData.append('with', slug);
    });
  }

  #ticked = () => [...this.querySelectorAll<HTMLInputElement>('input[name=with]:checked')].map(({ value }) => value);

  /** The same list: its address without the language. */
  #isList = ({ origin, pathname }: URL) => origin === location.origin && pathname.slice(3) === location.pathname.slice(3);

  #carry() {
    const ticked = this.#ticked();
    const carrying = (url: URL) => {
      url.searchParams.delete('with');
      for (const slug of ticked) url.searchParams.append('with', slug);
      return url;
    };
    for (const link of document.querySelectorAll<HTMLAnchorElement>('main a[href], .languages a[href]')) {
      const url = new URL(link.href);
      if (this.#isList(url)) link.href = carrying(url).href;
    }
    history.replaceState(history.state, '', carrying(new URL(location.href)));
  }
}

customElements.define('compare-ticks', CompareTicks);
