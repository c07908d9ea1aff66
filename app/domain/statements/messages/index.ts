import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** The statements that the law asks for. */
export const statementMessages = defineMessages({ fi, sv, en });
