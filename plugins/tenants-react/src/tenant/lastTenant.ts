const KEY = 'tieout.lastTenant';

/** The slug of the tenant that this browser used last. */
export function readLastTenant(): string | null {
  try {
    return window.localStorage.getItem(KEY);
  } catch {
    // Storage may be forbidden; the first tenant is a fair choice then.
    return null;
  }
}

/** Remembers a tenant for the next visit of this browser. */
export function rememberTenant(slug: string): void {
  try {
    window.localStorage.setItem(KEY, slug);
  } catch {
    // Without storage the URL alone keeps the tenant.
  }
}
