/** <row-adder>: a button inside shows the next of the empty rows, which without scripting are all shown. */
class RowAdder extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector<HTMLButtonElement>('button[data-add]');
    const spare = [...this.querySelectorAll<HTMLElement>('[data-spare]')];
    if (!button || spare.length === 0) return;
    for (const row of spare.slice(1)) row.hidden = true;
    button.hidden = spare.length < 2;
    button.addEventListener('click', () => {
      const next = spare.find((row) => row.hidden);
      if (!next) return;
      next.hidden = false;
      next.querySelector<HTMLElement>('input, select, textarea')?.focus();
      button.hidden = !spare.some((row) => row.hidden);
    });
  }
}

customElements.define('row-adder', RowAdder);
