/** Where people meet the firm, as the server names it; the words are in the catalogue. */
export const channels = [
  'web',
  'app',
  'store',
  'kiosk',
  'phone',
  'email',
  'chat',
  'social',
  'catalogue',
  'print',
  'product',
  'partner',
  'survey',
  'own',
  'server',
] as const;

export const sourceKinds = ['sdk', 'webhook', 'file', 'pull'] as const;
