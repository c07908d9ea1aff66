import { uiMessages } from '#app/components/messages';
import type { Lang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import type { Answer } from '#tests/setup/http';
import type { PageForm } from './forms';

// Values that nobody types, how they are sent, and what is no answer to them.

/** Already encoded for a form's body: some of it is no text at all. */
export const MALFORMED = ['%00', 'a%00b', '%ED%A0%80', '%FF%FE', '%C0%AE', '%E2%80%AEevil', '%E2%81%A6x%E2%81%A9', '%EF%BF%BF', '%0D%0ABcc%3A+evil%40evil.example', 'a%0Ab', '%'];
export const ABSURD = ['-1', '-0', '99999999999999999999', '1e309', 'NaN', '0x10', '0000-00-00', '2026-02-31', '275760-09-14', '-000001-01-01', '00000000-0000-0000-0000-000000000000', '[]', '%7B%7D'];
export const WORDY = [
  '__proto__',
  'constructor',
  'toString',
  encodeURIComponent("'; DROP TABLE \"Person\"; --"),
  encodeURIComponent('<script>alert(1)</script>'),
  encodeURIComponent('"><img src=x onerror=alert(1)>'),
  encodeURIComponent('[x](javascript:alert(1))'),
  encodeURIComponent('=cmd|calc'),
  encodeURIComponent('${7*7} {{7*7}} {count, plural, one {x}'),
  encodeURIComponent('𝕬👩‍👩‍👧‍👦é'.repeat(4)),
];

const long = 'q='.padEnd(7000, 'ä'.repeat(3000));
/** Queries that no link of ours has. */
export const queries = [
  'page=999999999', 'impact=smart.plus&impact=smart.minus', 'impact=__proto__.zero&only=1', 'page=-1', 'page=0', 'page=1e9', 'page=NaN', 'page=%00', 'theme=x', 'theme=smart&theme=smart&theme=%00', 'status=x&status[]=y', 'sdg=99.99', 'sdg=__proto__',
  'place=__proto__&sort=suits', 'place=none&sort=suits&page=9', 'place[]=under10000&maturity=constructor', `place=${'a'.repeat(100)}`, 'with=%00&with=__proto__&with=../', 'with=a&'.repeat(900), Array.from({ length: 600 }, (_, n) => `with=a${n}`).join('&'),
  'box=NaN', 'box=1e9,-1e9,%00,9', 'box=24,60,24,60&area=__proto__&place=../', `place=${'a'.repeat(3000)}&show[]=x&list=constructor`, 'year=0', 'year=-999999999999', 'partner=%ED%A0%80', 'partner=__proto__', 'sort[]=a', 'sort=constructor', 'kind=__proto__', 'kind=constructor', 'q=%00', 'q=%FF', 'q=%27%22%5C%29%28%3A*%26%7C%21',
  `q=${encodeURIComponent('"a" -b OR :* & | ! <-> ( ')}`, 'q=%E2%80%AE', 'pair=x.smart', 'pair=smart.smart', 'pair[]=%00', 'submitted=1&pair=__proto__', 'only=1', 'token=%00', `token=${'a'.repeat(3000)}`, 'from=x&partner=x', 'index', '_data=routes%2Fnothing', '_data=root', '%', '=&=&', encodeURI(long).slice(0, 7900),
];

const encoded = ({ name, value }: { name: string; value: string }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
/** The form with some fields' values replaced by encoded ones. */
export const bodyOf = (form: PageForm, replaced: (i: number) => string | undefined) =>
  form.fields.map((field, i) => (replaced(i) === undefined ? encoded(field) : `${encodeURIComponent(field.name)}=${replaced(i)}`)).join('&');

/** Whether a field is one that people fill in. */
export const isTyped = (form: PageForm, i: number): boolean => form.fields[i]?.kind !== 'hidden' && form.fields[i]?.kind !== 'submit';

/** The error summary of a refusal must be there, in the page's language. */
function checkRefusal(html: string, lang: Lang): string | null {
  if (!html.includes(`<html lang="${lang}">`)) return 'a page in another language';
  if (/<p class="error-summary"[^>]*>[^<]/.test(html)) return null;
  const summary = /<div class="error-summary"[\s\S]*?<\/ul><\/div>/.exec(html)?.[0];
  // A page whose link or subject is gone says so in its heading and has no form any more.
  if (!summary) return /<main[\s\S]*<form[^>]*method="post"/.test(html) ? 'no error summary' : null;
  const count = summary.split('<li>').length - 1;
  return summary.includes(translator(uiMessages, lang)('errorSummary', { count })) ? null : `another language: ${summary.slice(0, 200)}`;
}

/** Works through all, some at a time. */
export async function inTurns<T>(all: T[], work: (one: T) => Promise<void>, together = 6): Promise<void> {
  const waiting = [...all];
  await Promise.all(Array.from({ length: together }, async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  }));
}

/** What is wrong with an answer to a form full of hostile values: it may take them or refuse them, in the reader's language, and may run nothing. */
export function faultsOf({ status, body }: Answer, lang: Lang): string[] {
  const faults: string[] = [];
  if (status >= 500) faults.push('failed');
  else if (![303, 400, 403, 404, 409, 413, 422, 429].includes(status)) faults.push('unexpected');
  else if (status === 422) faults.push(...[checkRefusal(body, lang)].filter((complaint) => complaint !== null));
  if (/<script>alert|onerror=alert\(1\)>|href="javascript:/i.test(body)) faults.push('script in the page');
  return faults;
}
