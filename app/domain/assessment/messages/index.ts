import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** The two tiers of review: releasing, naming an assessor, judging. */
export const assessmentMessages = defineMessages({ fi, sv, en });
