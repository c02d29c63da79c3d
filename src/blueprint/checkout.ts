import type { FieldType } from './field-types.js';
import type { Field, Resource } from './types.js';

/** What placing an order touches: resources, and the names of their fields. */
export interface Checkout {
  items: Resource;
  product: Resource;
  /** In the items: the refs to the order and to the product. */
  orderKey: string;
  productKey: string;
  quantity: string;
  price: string;
  /** In the product. */
  productPrice: string;
  stock: string;
  /** In the order. */
  total: string;
  status: string;
}

/** Found by id, so that a renamed field keeps its part. */
const fieldOf = (resource: Resource, id: string, type: FieldType): Field => {
  const field = resource.fields.find((one) => one.id === id && one.type === type);
  if (!field)
    throw new Error(`"${resource.name}" needs a field of type ${type} with the id "${id}"`);
  return field;
};

const itemsOf = (orders: Resource, resources: Resource[]): Resource => {
  const items = resources.find(({ name }) => name === orders.checkout);
  if (!items) throw new Error(`there is no resource "${orders.checkout}"`);
  const leadsBack = items.fields.some(
    ({ name, to }) => name === items.parent && to === orders.name,
  );
  if (items.owner !== 'parent' || !leadsBack)
    throw new Error(`"${items.name}" must have the owner "parent" and lead to "${orders.name}"`);
  return items;
};

const productRefOf = (items: Resource): Field => {
  const refs = items.fields.filter(
    ({ name, type, required }) => type === 'ref' && required && name !== items.parent,
  );
  const [ref] = refs;
  if (!ref || refs.length > 1)
    throw new Error(`"${items.name}" needs one required ref to what is sold`);
  return ref;
};

const fits = ({ readOnly, values = [], default: initial }: Field): boolean =>
  readOnly === true && initial === 'pending' && values.includes('cancelled');

/** What placing an order touches; throws what is missing for it, in a sentence. */
export const checkoutOf = (orders: Resource, resources: Resource[]): Checkout => {
  const items = itemsOf(orders, resources);
  const productRef = productRefOf(items);
  const product = resources.find(({ name }) => name === productRef.to);
  if (product?.owner !== 'admin')
    throw new Error(`"${productRef.to}" must have the owner "admin" to be sold`);
  const status = fieldOf(orders, 'status', 'enum');
  if (!fits(status))
    throw new Error(
      `"${status.name}" must be readOnly, "pending" by default, and have the value "cancelled"`,
    );
  return {
    items,
    product,
    orderKey: items.parent ?? '',
    productKey: productRef.name,
    quantity: fieldOf(items, 'quantity', 'integer').name,
    price: fieldOf(items, 'price', 'money').name,
    productPrice: fieldOf(product, 'price', 'money').name,
    stock: fieldOf(product, 'stock', 'integer').name,
    total: fieldOf(orders, 'total', 'money').name,
    status: status.name,
  };
};
