export { rootHttpRouterServiceFactory } from './rootHttpRouter';
export { rootLoggerServiceFactory } from './rootLogger';
export { startInTurnServiceFactory } from './startInTurn';
