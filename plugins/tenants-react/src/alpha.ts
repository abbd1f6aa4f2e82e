/**
 * Extension points of Tieout pages for hosts on the new frontend system.
 *
 * @packageDocumentation
 */
export * from './page/HomeCardBlueprint';
