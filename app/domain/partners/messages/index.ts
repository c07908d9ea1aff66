import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** Everything said about partners, their members and invitations. */
export const partnerMessages = defineMessages({ fi, sv, en });
