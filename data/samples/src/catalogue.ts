import { Random } from './Random';

/** A product of an invented shop. */
export interface Product {
  sku: string;
  /** Ten characters, as marketplaces number products. */
  productId: string;
  name: string;
  /** Price of one in the currency's minor units. */
  price: number;
}

const MATERIALS = [
  'Walnut',
  'Oak',
  'Linen',
  'Stoneware',
  'Brass',
  'Recycled glass',
  'Merino',
  'Cork',
  'Enamel',
  'Rattan',
] as const;
const THINGS = [
  'desk tray',
  'table lamp',
  'apron',
  'mug',
  'candle holder',
  'throw',
  'serving board',
  'planter',
  'wall hook',
  'vase',
  'storage basket',
  'cushion cover',
] as const;
const VARIANTS = [
  'natural, 30 cm',
  'forest green',
  'set of 4, dishwasher safe',
  '12" wide',
  'charcoal; large',
  'off-white, 2-pack',
  'small',
  'with gift box',
] as const;
const SERIES = [
  'Tideline',
  'Fernway',
  'Northlight',
  'Saltmarsh',
  'Kindling',
  'Hearth & Hollow',
] as const;
const ID_CHARACTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';

/** Invents products; the same ones for the same seed. */
export function makeCatalogue(
  seed: string,
  size: number,
): [Product, ...Product[]] {
  const random = new Random(`catalogue ${seed}`);
  const first = makeProduct(random, 0);
  const rest = Array.from({ length: size - 1 }, (_, index) =>
    makeProduct(random, index + 1),
  );
  return [first, ...rest];
}

function makeProduct(random: Random, index: number): Product {
  const material = random.pick(MATERIALS);
  const thing = random.pick(THINGS);
  const initials = `${material}${thing}`.replace(/[^a-z]/gi, '');
  const letters = `${initials.slice(0, 3)}-${thing.replace(/\W/g, '').slice(0, 4)}`;
  const productId = Array.from(
    { length: 7 },
    () => ID_CHARACTERS[random.int(0, ID_CHARACTERS.length - 1)],
  ).join('');
  return {
    sku: `${letters.toUpperCase()}-${String(index + 1).padStart(3, '0')}`,
    productId: `B0T${productId}`,
    name: `${random.pick(SERIES)} ${material.toLowerCase()} ${thing}, ${random.pick(VARIANTS)}`,
    price: random.int(4, 140) * 100 + random.pick([0, 50, 90, 95, 99]),
  };
}
