export { rootLoggerServiceFactory } from './rootLogger';
export { startInTurnServiceFactory } from './startInTurn';
