/** A mail before it is written out. Addresses are bare: `maya@okafor.test`. */
export interface Mail {
  readonly from: { readonly address: string; readonly name?: string | undefined };
  readonly to: string;
  readonly replyTo?: string | undefined;
  readonly subject: string;
  readonly text: string;
  /** Without brackets; the same on every attempt. */
  readonly messageId: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

// RFC 5322 lets a line have 998 characters and asks for 78; encoded words have 75 at most (RFC 2047).
const lineMax = 76;
const encodedBytesMax = 39;

/** The mail as RFC 5322 has it: CRLF, only ASCII, quoted-printable; the same text for the same mail. Pure. */
export function mailText(mail: Mail): string {
  const headers: [name: string, value: string][] = [
    ['Date', dateOf(mail.time)],
    ['From', mailbox(mail.from.address, mail.from.name)],
    ['To', mail.to],
    ...(mail.replyTo === undefined ? [] : [['Reply-To', mail.replyTo] as [string, string]]),
    ['Subject', encodedWords(onOneLine(mail.subject))],
    ['Message-ID', `<${mail.messageId}>`],
    // No answering machine answers it (RFC 3834).
    ['Auto-Submitted', 'auto-generated'],
    ['MIME-Version', '1.0'],
    ['Content-Type', 'text/plain; charset=utf-8'],
    ['Content-Transfer-Encoding', 'quoted-printable'],
  ];
  return `${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${quotedPrintable(mail.text)}\r\n`;
}

/** Whether an address can stand in an envelope and a header: nothing in it may begin another command or line. Pure. */
export function isMailAddress(address: string): boolean {
  return address.length <= 254 && /^[^\s<>@,;:"()[\]\\\p{C}]{1,64}@[^\s<>@,;:"()[\]\\\p{C}]{1,253}$/u.test(address);
}

function onOneLine(text: string): string {
  return text.replace(/[\p{C}\s]+/gu, ' ').trim();
}

function mailbox(address: string, name: string | undefined): string {
  const said = onOneLine(name ?? '');
  if (said === '') return address;
  // Always as encoded words or quoted: a name may hold commas and brackets.
  return /^[\x20-\x7e]*$/.test(said) ? `"${said.replace(/["\\]/g, '\\$&')}" <${address}>` : `${encodedWords(said)} <${address}>`;
}

/** RFC 2047, in base64, folded between words; text of plain letters stays as it is. */
function encodedWords(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text) && !text.includes('=?') && text.length <= lineMax - 10) return text;
  const words: string[] = [];
  let part = '';
  for (const letter of text) {
    if (Buffer.byteLength(part + letter) > encodedBytesMax) {
      words.push(part);
      part = '';
    }
    part += letter;
  }
  words.push(part);
  return words.map((word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
}

/** RFC 2045, section 6.7. */
function quotedPrintable(text: string): string {
  return text
    .toWellFormed()
    .split(/\r\n|\r|\n/)
    .map(quotedLine)
    .join('\r\n');
}

function quotedLine(line: string): string {
  let out = '';
  let length = 0;
  const bytes = Buffer.from(line);
  for (const [at, byte] of bytes.entries()) {
    const isLast = at === bytes.length - 1;
    const isPlain = (byte >= 33 && byte <= 126 && byte !== 61) || ((byte === 32 || byte === 9) && !isLast);
    const piece = isPlain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (length + piece.length > lineMax - 1) {
      out += '=\r\n';
      length = 0;
    }
    out += piece;
    length += piece.length;
  }
  return out;
}

function dateOf(time: number): string {
  return new Date(time).toUTCString().replace('GMT', '+0000');
}
