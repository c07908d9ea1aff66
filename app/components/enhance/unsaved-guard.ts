/** <unsaved-guard>: asks before a page with unsaved words is left. */
class UnsavedGuard extends HTMLElement {
  #changed = false;

  connectedCallback() {
    this.addEventListener('input', () => {
      this.#changed = true;
    });
    this.addEventListener('submit', () => {
      this.#changed = false;
    });
    window.addEventListener('beforeunload', (event) => {
      if (this.#changed) event.preventDefault();
    });
  }
}

customElements.define('unsaved-guard', UnsavedGuard);
