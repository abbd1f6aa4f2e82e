/** The name of a marketplace as its readers write it: `amazon` is `Amazon`. */
export function formatMarketplace(marketplace: string): string {
  return marketplace.charAt(0).toUpperCase() + marketplace.slice(1);
}
