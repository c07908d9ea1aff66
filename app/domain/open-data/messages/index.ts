import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** The words of the feed, the catalogue and the page about open data. */
export const openDataMessages = defineMessages({ fi, sv, en });
