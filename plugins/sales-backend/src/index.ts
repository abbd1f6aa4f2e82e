/**
 * The backend of the sales plugin.
 *
 * @packageDocumentation
 */
export { salesPlugin as default } from './plugin';
