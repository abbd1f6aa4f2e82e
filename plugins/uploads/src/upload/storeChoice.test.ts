import { amazonStore, shopifyStore } from '../__testUtils__/fixtures';
import { chooseStore, storeForSample } from './storeChoice';

const both = [amazonStore, shopifyStore];

describe('the store that files go to', () => {
  it('is the first of the wanted ones that exists', () => {
    const wanted = [undefined, 'gone', shopifyStore.storeId];
    expect(chooseStore(both, wanted)).toBe(shopifyStore);
  });

  it('is the only store without asking', () => {
    expect(chooseStore([amazonStore], [])).toBe(amazonStore);
  });

  it('is left to the reader where there are several', () => {
    expect(chooseStore(both, [undefined, 'gone'])).toBeUndefined();
  });

  it('fits the marketplace of a sample where it can', () => {
    expect(storeForSample(both, undefined, 'shopify')).toBe(shopifyStore);
    expect(storeForSample(both, amazonStore, 'shopify')).toBe(shopifyStore);
    expect(storeForSample(both, shopifyStore, 'other')).toBe(shopifyStore);
  });
});
