import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** The words of the ministry's review of reports, and of its list of work. */
export const reviewDeskMessages = defineMessages({ fi, sv, en });
