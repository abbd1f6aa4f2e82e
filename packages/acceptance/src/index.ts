export { followBatch, settled } from './harness/followBatch';
export { ApiError, PortalApi } from './harness/PortalApi';
export { inCheckout } from './harness/inCheckout';
export { RunningPortal } from './harness/RunningPortal';
export { storeOf } from './harness/storeOf';
export { until } from './harness/until';
