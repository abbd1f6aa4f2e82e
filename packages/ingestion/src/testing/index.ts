export * from './collectRows';
