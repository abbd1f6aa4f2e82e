/**
 * Permission policy of Tieout.
 *
 * @packageDocumentation
 */
export { permissionModuleTenants as default } from './module';
