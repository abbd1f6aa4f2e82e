import { makeCatalogue, type Product } from './catalogue';
import { daysBetween, offsetMinutes } from './localTime';
import type { Order, OrderLine, OrderState } from './Order';
import { type Market, marketOf } from './places';
import { Random } from './Random';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Which orders are invented. */
export interface OrdersSpec {
  /** Orders are the same for the same seed and the same other settings. */
  seed: string;
  /** Rows of all orders together: one an order line. */
  rows: number;
  /** First and last local day, `YYYY-MM-DD`, both included. */
  from: string;
  to: string;
  /** Day of the export, by which orders are still open; `to` by default. */
  asOf?: string;
  /** ISO 4217; it decides where buyers live and how tax works. */
  currency: string;
  /** IANA zone of the store. */
  timeZone: string;
  /** Products of the shop; 40 by default. */
  catalogueSize?: number;
  /** Number of the first order; 1 by default. */
  firstOrderNumber?: number;
}

const FIRST_NAMES = [
  'Ada',
  'Bo',
  'Cy',
  'Dara',
  'Eli',
  'Fern',
  'Gil',
  'Ines',
] as const;
const LAST_NAMES = ['Example', 'Placeholder', 'Sample', 'Specimen'] as const;
const NOTES = [
  'gift, please wrap',
  'Leave with neighbour',
  'ring twice; "blue" door',
  'line one\nline two',
] as const;
// Shares of a day's orders by the hour in which they come.
const BUSY_HOURS = [
  8, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 20, 21, 22,
] as const;

/** Invents orders in the order of their time, a day in memory at once. */
export function* makeOrders(spec: OrdersSpec): Generator<Order> {
  const days = daysBetween(spec.from, spec.to);
  const daysAfter = daysBetween(spec.to, spec.asOf ?? spec.to).length - 1;
  const products = makeCatalogue(spec.seed, spec.catalogueSize ?? 40);
  const weights = days.map(weightOf);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let weightSoFar = 0;
  let rowsSoFar = 0;
  for (const [index, day] of days.entries()) {
    weightSoFar += weights[index] ?? 0;
    const rowsUntil = Math.round((spec.rows * weightSoFar) / total);
    yield* ordersOfDay({
      day,
      daysLeft: daysAfter + days.length - 1 - index,
      rows: rowsUntil - rowsSoFar,
      firstNumber: (spec.firstOrderNumber ?? 1) + rowsSoFar,
      random: new Random(`${spec.seed} ${day}`),
      products,
      market: marketOf(spec.currency),
      timeZone: spec.timeZone,
    });
    rowsSoFar = rowsUntil;
  }
}

interface DaySpec {
  day: string;
  daysLeft: number;
  rows: number;
  firstNumber: number;
  random: Random;
  products: [Product, ...Product[]];
  market: Market;
  timeZone: string;
}

/** Weekends sell more, and no two weeks are alike. */
function weightOf(day: string): number {
  const date = new Date(`${day}T12:00:00Z`);
  const weekend = [0, 6].includes(date.getUTCDay());
  const wave = Math.sin(date.getTime() / DAY / 9);
  return (weekend ? 1.35 : 1) * (1 + 0.2 * wave);
}

function ordersOfDay(spec: DaySpec): Order[] {
  const { random, timeZone, day } = spec;
  const offset = offsetMinutes(timeZone, Date.parse(`${day}T12:00:00Z`));
  const midnight = Date.parse(`${day}T00:00:00Z`) - offset * 60_000;
  const sizes: number[] = [];
  for (let left = spec.rows; left > 0;) {
    const size = Math.min(left, random.chance(0.68) ? 1 : random.int(2, 4));
    sizes.push(size);
    left -= size;
  }
  const times = sizes
    .map(() => {
      const hour = random.chance(0.9)
        ? random.pick(BUSY_HOURS)
        : random.int(0, 23);
      return midnight + hour * HOUR + random.int(0, 3599) * 1000;
    })
    .sort((a, b) => a - b);
  let number = spec.firstNumber;
  return sizes.map((size, index) => {
    const order = makeOrder(spec, number, times[index] ?? midnight, size);
    number += size;
    // Clocks may change at night: the offset is that of the order's own time.
    return { ...order, offset: offsetMinutes(timeZone, order.purchasedAt) };
  });
}

function makeOrder(
  spec: DaySpec,
  number: number,
  purchasedAt: number,
  size: number,
): Order {
  const { random, market } = spec;
  const state = stateOf(random, spec.daysLeft);
  const settled = state === 'pending' || state === 'open' ? 0.2 : 30;
  const first = random.pick(FIRST_NAMES);
  const last = random.pick(LAST_NAMES);
  return {
    number,
    purchasedAt,
    updatedAt:
      purchasedAt + Math.floor(random.next() * settled * HOUR) + 60_000,
    offset: 0,
    state,
    buyer: {
      name: `${first} ${last}`,
      email: `${first}.${last}.${number}@example.com`.toLowerCase(),
    },
    ...random.pick(market.places),
    note: random.chance(0.06) ? random.pick(NOTES) : '',
    lines: Array.from({ length: size }, (_, index) =>
      makeLine(spec, state, index === 0),
    ),
  };
}

function stateOf(random: Random, daysLeft: number): OrderState {
  const chance = random.next();
  if (daysLeft < 2 && chance < 0.45) return chance < 0.12 ? 'pending' : 'open';
  if (chance < 0.94) return 'shipped';
  if (chance < 0.97) return 'cancelled';
  return chance < 0.985 ? 'refunded' : 'partially_refunded';
}

function pickProduct(
  random: Random,
  products: [Product, ...Product[]],
): Product {
  // The square favours the front, where the best sellers are.
  const index = Math.floor(random.next() ** 2 * products.length);
  return products[index] ?? products[0];
}

function makeLine(
  spec: DaySpec,
  state: OrderState,
  isFirst: boolean,
): OrderLine {
  const { random, market } = spec;
  const product = pickProduct(random, spec.products);
  const quantity = random.chance(0.85) ? 1 : random.int(2, 5);
  const price = product.price * quantity;
  const discount = random.chance(0.12) ? Math.round(price * 0.1) : 0;
  const shipping = isFirst && price < 6000 ? 499 : 0;
  const taxOf = (amount: number) =>
    Math.round(
      market.taxIncluded
        ? amount - amount / (1 + market.taxRate)
        : amount * market.taxRate,
    );
  return {
    product,
    quantity: state === 'cancelled' ? 0 : quantity,
    price,
    tax: taxOf(price - discount),
    shipping,
    shippingTax: taxOf(shipping),
    discount,
  };
}
