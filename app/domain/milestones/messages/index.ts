import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** Everything said about milestones and how they went. */
export const milestoneMessages = defineMessages({ fi, sv, en });
