export { type DeliveryDependencies, type DeliveryService, startDelivery } from './delivery.ts';
export { deliveryRulesSetting } from './delivery-rules.ts';
export type { DisableReason } from './drain-webhook.ts';
export { enqueueNotice, type Notice } from './enqueue-notice.ts';
export { type EnqueueOptions, enqueueWebhooks, followJoins, type WebhookEvent } from './enqueue-webhooks.ts';
export {
  addWebhook,
  changeWebhook,
  type Delivery,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  resendDelivery,
  rotateSecret,
  type WebhookChange,
  type WebhookDependencies,
  type WebhookState,
} from './manage-webhooks.ts';
export { isPublicAddress, publicLookup } from './public-address.ts';
export { createSecretBox, type SecretBox } from './seal-secret.ts';
export { migrations } from './tables.ts';
export type { Webhook, WebhookWish } from './webhook.ts';
