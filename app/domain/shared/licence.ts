/** What the programme's public texts and data may be used under; docs/decisions/0010-open-data.md says why. */
export const LICENCE = { code: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' } as const;

/** What a document may be used under, by the licence's own name; without one its author is asked. */
export const DOCUMENT_LICENCES = [
  LICENCE,
  { code: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
  { code: 'CC0 1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
] as const;
