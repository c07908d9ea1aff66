/** The id of a field's place on the page of a review, to link to. */
export const placeOf = (field: string): string => `at-${field.replace(/[^a-zA-Z0-9]+/g, '-')}`;
