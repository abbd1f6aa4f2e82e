export * from './demoHistory';
export * from './demoTenants';
export type { OrdersFileSpec, SampleProfile } from './generateOrders';
export { ordersFile } from './generateOrders';
export type { OrdersSpec } from './makeOrders';
export * from './referenceFile';
export type { SampleEntry } from './sampleFiles';
export { listSamples, openSample } from './samples';
export type { Sample } from './samples';
