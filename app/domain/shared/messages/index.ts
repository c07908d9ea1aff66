import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** What is said alike about every kind of content: writing, review, translation, timeline. */
export const sharedMessages = defineMessages({ fi, sv, en });
