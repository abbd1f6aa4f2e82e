import { useContext } from 'react';
import { TenantContext, type TenantContextValue } from './TenantContext';

/**
 * The tenant that the page speaks of. For use below a {@link TenantProvider}.
 *
 * @throws Error outside of one
 */
export function useTenant(): TenantContextValue {
  const value = useContext(TenantContext);
  if (!value) {
    throw new Error('useTenant needs a TenantProvider above it');
  }
  return value;
}
