import { createTranslator } from 'use-intl/core';
import { createContext, useContext } from 'react';
import type { Lang } from './languages';

/** The words of one folder in all languages. */
export type Messages<T> = Record<Lang, T>;

type SameKeys<T> = { [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

/** Binds a folder's three files together; a key that Swedish or English lacks fails the type check. */
export function defineMessages<T>(languages: {
  fi: T;
  sv: SameKeys<NoInfer<T>>;
  en: SameKeys<NoInfer<T>>;
}): Messages<T> {
  return languages as Messages<T>;
}

type Keys<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Keys<T[K]>}` }[keyof T & string];

export type Values = Record<string, string | number | Date>;

/** Says one of a folder's texts in one language, with ICU plurals and values. */
export type Translate<T> = {
  (key: Keys<T>, values?: Values): string;
  /** For keys made at run time, such as `state.${state}`. Throws when there is no such text. */
  at: (key: string, values?: Values) => string;
  has: (key: string) => boolean;
};

const translators = new WeakMap<object, Map<Lang, Translate<never>>>();

/** The translator of a folder's messages in a language. */
export function translator<T>(messages: Messages<T>, lang: Lang): Translate<T> {
  const byLang = translators.get(messages) ?? new Map<Lang, Translate<never>>();
  translators.set(messages, byLang);
  let translate = byLang.get(lang) as Translate<T> | undefined;
  if (!translate) {
    const t = createTranslator({
      locale: lang,
      messages: messages[lang] as never,
      timeZone: 'Europe/Helsinki',
      onError: (error) => {
        throw error;
      },
    }) as unknown as { (key: string, values?: Values): string; has: (key: string) => boolean };
    translate = Object.assign((key: string, values?: Values) => t(key, values), {
      at: (key: string, values?: Values) => t(key, values),
      has: (key: string) => t.has(key),
    }) as Translate<T>;
    byLang.set(lang, translate as unknown as Translate<never>);
  }
  return translate;
}

/** The language of the page being rendered. */
export const LangContext = createContext<Lang>('fi');

export const useLang = (): Lang => useContext(LangContext);

/** The translator of a folder's messages in the page's language. */
export const useT = <T>(messages: Messages<T>): Translate<T> => translator(messages, useLang());
