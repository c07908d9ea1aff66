import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** What is said about how practices travel, in figures. */
export const travelMessages = defineMessages({ fi, sv, en });
