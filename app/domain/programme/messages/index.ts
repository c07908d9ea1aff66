import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** The programme's default texts and the words of its pages. */
export const programmeMessages = defineMessages({ fi, sv, en });
