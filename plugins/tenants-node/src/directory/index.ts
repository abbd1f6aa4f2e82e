export * from './DatabaseTenantDirectory';
export * from './TenantDirectory';
export * from './TenantRecord';
export * from './tenantDirectoryServiceRef';
