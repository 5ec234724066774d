const addressCharactersMax = 500;
const schemes = new Set(['https:', 'http:', 'mailto:', 'tel:']);
const pictureSchemes = new Set(['https:', 'http:']);

/**
 * Whether an address may be given to a page: of the web, of mail or telephone, or a path of the page's own site. Everything else (`javascript:`, `data:`) would
 * be a program or a page of a stranger's making. Pure.
 */
export function isSafeAddress(address: string, isPicture = false): boolean {
  if (address.length > addressCharactersMax || !/^[^\s<>"'`\\\p{C}]+$/u.test(address)) return false;
  if (address.startsWith('/')) return !address.startsWith('//');
  if (!URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return (isPicture ? pictureSchemes : schemes).has(protocol) && username === '' && password === '';
}
