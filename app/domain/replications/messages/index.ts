import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** Everything said about how practices travel from place to place. */
export const replicationMessages = defineMessages({ fi, sv, en });
