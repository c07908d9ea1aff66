/** Every address below a language that is no page; apart from the general one so that the language is known. */
export { action, default, loader } from '../$';
