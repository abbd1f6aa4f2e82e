export * from './objectStoreConformance';
