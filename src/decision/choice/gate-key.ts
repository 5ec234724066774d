import type { Choosable } from './choosable.ts';

type Act = Pick<Choosable, 'isPromotion' | 'product' | 'purpose'>;

/** The gate answers alike for all content of one purpose, kind of offer and product. Pure. */
export function gateKeyOf({ purpose, isPromotion, product }: Act): string {
  return `${purpose} ${isPromotion ? 'offer' : 'help'} ${product ?? ''}`.trimEnd();
}

/** What a key of the gate's answers is about. Pure. */
export function actOfGateKey(key: string): Act {
  const [purpose = '', kind, ...product] = key.split(' ');
  return { purpose, isPromotion: kind === 'offer', ...(product.length === 0 ? {} : { product: product.join(' ') }) };
}
