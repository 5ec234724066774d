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
// Messages to people.
export { cancelMailing, cancelMessage } from './message/cancel-messages.ts';
export type { MailRoute } from './message/carry-mails.ts';
export { type ConnectorRules, connectorOf, connectorSetting } from './message/connector-setting.ts';
export { contentForMessages } from './message/content-for-messages.ts';
export { messageGuard } from './message/guard-messages.ts';
export { countMessages, listMessages, type MessageFilter, readMessage } from './message/list-messages.ts';
export { keepMailPassword, mailPasswordGiven } from './message/mail-secret.ts';
export { addMailing, listMailings, type Mailing, type MailingFigures, readMailing } from './message/mailings.ts';
export {
  type Message,
  type MessageState,
  type MessageStep,
  type MessageWay,
  type MessageWish,
  messageStates,
  messageWays,
  receiptStates,
} from './message/message.ts';
export { MessageRunner, type RunnerDependencies } from './message/message-runner.ts';
export { problemsOfText } from './message/message-text.ts';
export { type NoticeRules, noticeSetting } from './message/notice-setting.ts';
export { type PlannedFor, type PlanningDependencies, planMessages } from './message/plan-messages.ts';
export { queueSignals } from './message/queue-signals.ts';
export { reachRules } from './message/reach-rules.ts';
export type { ReachRules } from './message/read-receivers.ts';
export type { RenderContent } from './message/render-message.ts';
export { settleReceipt } from './message/settle-receipts.ts';
export { type ShowingDependencies, showInApp } from './message/show-in-app.ts';
export { startMessages } from './message/start-messages.ts';
export { type OwnSource, ownSource } from './message/tell-timeline.ts';
export type { PersonsMessage } from './message/write-messages.ts';
export { isPublicAddress, publicLookup } from './public-address.ts';
export { createSecretBox, type SecretBox } from './seal-secret.ts';
export { migrations } from './tables.ts';
export { startTellingAudiences } from './tell-audience-moves.ts';
export type { Webhook, WebhookWish } from './webhook.ts';
