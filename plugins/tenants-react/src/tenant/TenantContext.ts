import { createContext } from 'react';
import type { Tenant } from '@tieout/plugin-tenants-common';

/** The tenant of a page and those that the reader may switch to. */
export interface TenantContextValue {
  tenant: Tenant;
  /** All tenants of the reader, by name; `tenant` is among them. */
  tenants: Tenant[];
}

export const TenantContext = createContext<TenantContextValue | undefined>(
  undefined,
);
