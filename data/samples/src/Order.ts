import type { Product } from './catalogue';

/** What has become of an order. */
export type OrderState =
  | 'pending'
  | 'open'
  | 'shipped'
  | 'cancelled'
  | 'refunded'
  | 'partially_refunded';

/** One line of an order; amounts in minor units, discounts positive. */
export interface OrderLine {
  product: Product;
  quantity: number;
  /** Of the whole line. */
  price: number;
  tax: number;
  shipping: number;
  shippingTax: number;
  discount: number;
}

/** An invented order. */
export interface Order {
  /** Increases along the file; unique within a seed and first number. */
  number: number;
  /** Milliseconds since 1970. */
  purchasedAt: number;
  updatedAt: number;
  /** Minutes that the store's clocks are ahead of UTC. */
  offset: number;
  state: OrderState;
  buyer: { name: string; email: string };
  city: string;
  region: string;
  postalCode: string;
  country: string;
  note: string;
  lines: OrderLine[];
}
