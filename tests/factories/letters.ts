import { randomUUID } from 'node:crypto';
import { render } from '#app/platform/mail/letters.server';

/** What a parameter must be for the letter to be written at all; all others are words of people. */
const FORMS: [RegExp, string][] = [
  [/^id$|Id$/, randomUUID()],
  [/^period$/, '2026H1'],
  [/On$|^date$|^until$|^day$/, '2026-05-01'],
  [/^(?:days|count|months|number)$/, '3'],
  [/^side$/, 'giving'],
  [/^roles$/, 'editor'],
];

/** Every parameter that a letter asks for: keys, days and numbers as they must be, everything else the text. */
export function paramsOf(template: string, text: string): Record<string, string> {
  const asked: Record<string, string> = {};
  const params = new Proxy(asked, {
    get: (_, name) => {
      if (typeof name !== 'string') return undefined;
      const list = JSON.stringify([{ id: randomUUID(), title: text, dueOn: '2026-05-01', months: 12, endedOn: '2025-05-01', askedOn: '2026-05-01' }, { id: randomUUID(), title: text, dueOn: '2026-06-01', months: 24, endedOn: '2024-05-01', askedOn: '2026-05-01' }]);
      asked[name] ??= name === 'reports' || name === 'items' ? list : (FORMS.find(([form]) => form.test(name))?.[1] ?? text);
      return asked[name];
    },
  });
  render({ template, lang: 'fi', params });
  return asked;
}
