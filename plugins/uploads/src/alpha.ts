/**
 * The uploads plugin for the new frontend system.
 *
 * @packageDocumentation
 */
export { uploadsFrontendPlugin as default } from './alpha/uploadsFrontendPlugin';
