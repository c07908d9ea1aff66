type Suggestion = { text: string; note: string; href: string; lang?: string };

const WAIT = 180;

/**
 * <search-box from="address">: the field inside offers suggestions while one types. Keys and roles are those of the
 * combobox pattern: the keyboard stays in the field, arrows point at an option, Enter goes there, Escape closes the list.
 */
class SearchBox extends HTMLElement {
  #list = document.createElement('ul');
  #status = document.createElement('p');
  #asked: AbortController | undefined;
  #timer = 0;
  #at = -1;

  connectedCallback() {
    const field = this.querySelector('input');
    if (!field || this.contains(this.#list)) return;
    // A search field may not be a combobox; a text field may.
    field.type = 'text';
    field.enterKeyHint = 'search';
    field.autocomplete = 'off';
    const attributes = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'suggestions' };
    for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);
    this.#list.id = 'suggestions';
    this.#list.hidden = true;
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', this.closest('form')?.querySelector('label')?.textContent ?? '');
    this.#status.className = 'sr-only';
    this.#status.setAttribute('role', 'status');
    this.append(this.#list, this.#status);
    field.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#asked?.abort();
      this.#timer = window.setTimeout(() => this.#ask(field), WAIT);
    });
    field.addEventListener('keydown', (event) => this.#press(event, field));
    field.addEventListener('blur', () => this.#show(field, []));
    // The field keeps the keyboard while an option is pressed.
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => this.#go((event.target as Element).closest('li')));
  }

  async #ask(field: HTMLInputElement) {
    const typed = field.value.trim();
    if (typed.length < 2) return this.#show(field, []);
    this.#asked = new AbortController();
    try {
      const answer = await fetch(`${this.getAttribute('from')}?${new URLSearchParams({ q: typed.toLowerCase() })}`, { signal: this.#asked.signal });
      if (!answer.ok) return this.#show(field, []);
      const { said, options } = (await answer.json()) as { said: string; options: Suggestion[] };
      if (document.activeElement === field) this.#show(field, options, said);
    } catch {
      // Typed on, or no connection: the form works without suggestions.
    }
  }

  #show(field: HTMLInputElement, options: Suggestion[], said = '') {
    this.#list.replaceChildren(
      ...options.map(({ text, note, href, lang }, i) => {
        const option = document.createElement('li');
        option.id = `suggestion-${i}`;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.dataset.href = href;
        const words = document.createElement('span');
        words.textContent = text;
        if (lang) words.lang = lang;
        const kind = document.createElement('span');
        kind.className = 'meta';
        kind.textContent = note;
        option.append(words, ' ', kind);
        return option;
      }),
    );
    this.#list.hidden = options.length === 0;
    field.setAttribute('aria-expanded', String(options.length > 0));
    this.#status.textContent = said;
    this.#point(field, -1);
  }

  #point(field: HTMLInputElement, at: number) {
    this.#at = at;
    for (const [i, option] of [...this.#list.children].entries()) {
      option.setAttribute('aria-selected', String(i === at));
      if (i === at) option.scrollIntoView({ block: 'nearest' });
    }
    if (at < 0) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', `suggestion-${at}`);
  }

  #press(event: KeyboardEvent, field: HTMLInputElement) {
    const options = this.#list.children.length;
    if (this.#list.hidden || event.isComposing) return;
    if (event.key === 'ArrowDown') this.#point(field, this.#at + 1 >= options ? -1 : this.#at + 1);
    else if (event.key === 'ArrowUp') this.#point(field, this.#at < 0 ? options - 1 : this.#at - 1);
    else if (event.key === 'Escape') this.#show(field, []);
    else if (event.key === 'Enter' && this.#at >= 0) this.#go(this.#list.children[this.#at]);
    else return;
    event.preventDefault();
  }

  #go(option: Element | null | undefined) {
    const href = (option as HTMLElement | null | undefined)?.dataset.href;
    if (href) location.assign(href);
  }
}

customElements.define('search-box', SearchBox);
