/**
 * Which tenants there are, who may do what in them, and how operations in a
 * tenant are served.
 *
 * @packageDocumentation
 */
export * from './access/TenantAccess';
export * from './access/tenantAccessServiceRef';
export * from './directory';
export * from './http/createApiRouter';
export * from './http/createTenantOperation';
export * from './http/OperationShape';
export * from './http/withCode';
export * from './permissions/hasRole';
export * from './permissions/memberRefsOf';
export * from './permissions/tenantPermissionResourceRef';
