export * from './FileSystemObjectStore';
export * from './ObjectStore';
export * from './ObjectStoreError';
