import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** Everything said about searches for partners and the answers to them. */
export const partnerSearchMessages = defineMessages({ fi, sv, en });
