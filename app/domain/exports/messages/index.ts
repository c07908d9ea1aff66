import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** Words of files that people take away: the pages that make them, and their headings. */
export const exportMessages = defineMessages({ fi, sv, en });
