import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** Everything said about members' own lists of practices. */
export const practiceListMessages = defineMessages({ fi, sv, en });
