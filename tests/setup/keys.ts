import type { CDPSession, Page } from 'playwright-core';

/** What a screen reader would say has the focus. */
export type Spot = { role: string; name: string; group: string };

/** A name is given whole, without the word that says a field may be left empty. */
const says = (text: string, sought: string | RegExp) => (typeof sought === 'string' ? text.replace(/ ?\((?:vapaaehtoinen|valfritt|optional)\)$/, '') === sought : sought.test(text));

/** Somebody with a keyboard and nothing else: no click, no focus given by a script, and only names to go by, as Chromium tells them to a screen reader. */
export class Keys {
  /** How many keys were pressed, letters left aside. */
  pressed = 0;

  private constructor(
    readonly page: Page,
    private readonly inspector: CDPSession,
  ) {}

  static async on(page: Page): Promise<Keys> {
    return new Keys(page, await page.context().newCDPSession(page));
  }

  private key(name: string): Promise<void> {
    this.pressed += 1;
    return this.page.keyboard.press(name);
  }

  /** What has the focus; nothing where it lies on no control. */
  async here(): Promise<Spot | undefined> {
    const { result } = await this.inspector.send('Runtime.evaluate', { expression: 'document.activeElement' });
    if (!result.objectId) return undefined;
    const { nodes } = await this.inspector.send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: false });
    const role = String(nodes[0]?.role?.value ?? '');
    const group = await this.page.evaluate(() => document.activeElement?.closest('fieldset')?.querySelector('legend')?.textContent?.trim() ?? '');
    return role === 'RootWebArea' || role === 'generic' ? undefined : { role, name: String(nodes[0]?.name?.value ?? '').trim(), group };
  }

  /** Presses Tab (or Shift and Tab) until the focus lies on what is sought, or is there already. */
  async to(role: string, name: string | RegExp, { group = /./s as RegExp | undefined, back = false } = {}): Promise<void> {
    const passed: string[] = [];
    for (let n = 0; n < 500; n++) {
      const spot = await this.here();
      const isIt = spot?.role === role && says(spot.name, name) && (spot.group === '' || group?.test(spot.group));
      if (isIt) return;
      passed.push(spot ? `${spot.role} “${spot.name}”` : 'nothing');
      // Twice at the page's end: all has been passed.
      if (passed.filter((one) => one === 'nothing').length > 2) break;
      await this.key(back ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`The keyboard does not reach ${role} ${name} on ${this.page.url()}; it passes ${[...new Set(passed)].join(', ')}`);
  }

  /** Opens an address, as somebody who typed it or came from a letter, and skips to the content. */
  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await this.skip();
  }

  /** Passes the head of the page by the link that is first. */
  async skip(): Promise<void> {
    await this.key('Tab');
    const first = await this.here();
    if (first?.role !== 'link' || !/^(Siirry sisältöön|Hoppa till innehållet|Skip to content)$/.test(first.name)) throw new Error(`First comes ${first?.role} “${first?.name}” on ${this.page.url()}`);
    await this.key('Enter');
    const inMain = await this.page.evaluate(() => Boolean(document.activeElement?.matches('main, main *')));
    if (!inMain) throw new Error(`The skip link leads nowhere on ${this.page.url()}`);
  }

  /** Writes into a field in place of what is there. */
  async write(name: string | RegExp, text: string): Promise<void> {
    await this.to('textbox', name);
    await this.key('Control+A');
    if (text === '') await this.key('Delete');
    else await this.page.keyboard.type(text);
  }

  /** Writes a day, part by part, in the order of this browser: day first, or month. */
  async date(name: string | RegExp, day: string): Promise<void> {
    await this.to('Date', name);
    const [year = '', month = '', date = ''] = day.split('-');
    for (const order of [`${date}${month}${year}`, `${month}${date}${year}`]) {
      for (let n = 0; n < 3; n++) await this.key('ArrowLeft');
      await this.page.keyboard.type(order);
      if ((await this.page.evaluate(() => (document.activeElement as HTMLInputElement).value)) === day) return;
    }
    throw new Error(`The date ${day} cannot be written into ${name}`);
  }

  async tick(name: string | RegExp): Promise<void> {
    await this.to('checkbox', name);
    await this.key('Space');
  }

  /** Chooses one of a group of radios by the arrows. */
  async pick(group: RegExp, name: string | RegExp): Promise<void> {
    await this.to('radio', /./, { group });
    await this.key('Space');
    const passed = new Set<string>();
    for (let n = 0; n < 20; n++) {
      const { name: found = '' } = (await this.here()) ?? {};
      if (says(found, name)) return;
      passed.add(found);
      await this.key('ArrowDown');
    }
    throw new Error(`No ${name} among ${group}, but ${[...passed].join(', ')}`);
  }

  /** Chooses from a list that opens, by the arrows. */
  async choose(name: string | RegExp, option: string | RegExp): Promise<void> {
    await this.to('combobox', name);
    for (let n = 0; n < 400; n++) {
      const chosen = await this.page.evaluate(() => (document.activeElement as HTMLSelectElement).selectedOptions[0]?.text ?? '');
      if (says(chosen, option)) return;
      await this.key('ArrowDown');
    }
    throw new Error(`No ${option} in ${name}`);
  }

  /** Opens or closes what is folded. */
  async unfold(name: string | RegExp): Promise<void> {
    await this.to('DisclosureTriangle', name);
    await this.key('Enter');
  }

  /** Hands over a file: the keyboard opens the system's own window. */
  async upload(name: string | RegExp, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.to('button', name);
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.key('Enter')]);
    await chooser.setFiles(file);
  }

  /** Follows a link or presses a button, waits for the page that comes, and skips to its content; the status of that page. */
  async press(role: 'link' | 'button', name: string | RegExp, { back = false } = {}): Promise<number> {
    await this.to(role, name, { back });
    const [answer] = await Promise.all([this.page.waitForResponse((one) => one.request().isNavigationRequest() && one.status() !== 303), this.page.waitForEvent('load'), this.key('Enter')]);
    return answer.status();
  }

  /** Follows a link of a page to a place in it. */
  async jump(name: string | RegExp): Promise<Spot | undefined> {
    await this.to('link', name);
    await this.key('Enter');
    return this.here();
  }
}
