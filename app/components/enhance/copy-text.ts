/** <copy-text>: a button that copies what stands beside it in [data-copy]; without scripting one selects the text. */
class CopyText extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button');
    const said = this.querySelector('[role=status]');
    if (!button || !said) return;
    button.hidden = !navigator.clipboard;
    button.addEventListener('click', async () => {
      const text = this.querySelector('[data-copy]')?.textContent?.trim() ?? '';
      const done = await navigator.clipboard.writeText(text).then(() => true, () => false);
      said.textContent = done ? (this.dataset.copied ?? '') : '';
    });
  }
}

customElements.define('copy-text', CopyText);
