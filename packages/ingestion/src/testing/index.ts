export * from '../archive/testing/zipOf';
export * from './collectRows';
