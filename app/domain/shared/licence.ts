/** What the programme's public texts and data may be used under; docs/decisions/0010-open-data.md says why. */
export const LICENCE = { code: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' } as const;
