import { amazonAllOrders } from './amazonAllOrders';
import { type Profile, profileSchema } from './profileSchema';
import { shopifyOrders } from './shopifyOrders';
import { tieoutOrders } from './tieoutOrders';

/** Every kind of file that is recognised, checked when this is first read. */
export const PROFILES: readonly Profile[] = [
  amazonAllOrders,
  shopifyOrders,
  tieoutOrders,
].map(definition => profileSchema.parse(definition));
