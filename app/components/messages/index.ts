import { defineMessages } from '#app/platform/i18n/messages';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

/** Words of the generic interface: errors, buttons, navigation, flash messages. */
export const uiMessages = defineMessages({ fi, sv, en });
