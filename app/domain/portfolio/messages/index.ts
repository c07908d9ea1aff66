import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** The words of the portfolio. */
export const portfolioMessages = defineMessages({ fi, sv, en });
