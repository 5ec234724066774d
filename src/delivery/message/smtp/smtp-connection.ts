import { connect, type LookupFunction, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { minuteMs, secondMs } from '../../../foundation/index.ts';
import { isMailAddress } from './mail-text.ts';
import { SmtpReplies, type SmtpReply } from './smtp-replies.ts';

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** `tls` from the first byte, `starttls` before anything is said, `none` for a server on this machine. */
  readonly security: 'none' | 'starttls' | 'tls';
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** Which addresses may be connected to; without it all. */
  readonly lookup?: LookupFunction | undefined;
  /** More authorities to trust, in PEM: for a mail server with a certificate of the firm's own. */
  readonly authority?: string | undefined;
}

/**
 * What became of one mail. `refused` was answered before it was the server's; `notBegun` means that the server cannot have it; `unsure` that the whole mail
 * was sent and no answer came, so that it may be on its way; `withdrawn` that `onBegin` said no.
 */
export type MailOutcome =
  | { readonly kind: 'accepted'; readonly words: string }
  | { readonly kind: 'refused'; readonly isForGood: boolean; readonly isAddress: boolean; readonly words: string }
  | { readonly kind: 'notBegun'; readonly words: string }
  | { readonly kind: 'unsure'; readonly words: string }
  | { readonly kind: 'withdrawn'; readonly words: string };

// A server that does not answer a command for this long is busy with something else.
const replyMs = 30 * secondMs;
// After the whole mail it may look at it for a while (RFC 5321 asks for ten minutes; two catch all that are alive).
const acceptMs = 2 * minuteMs;
const excerptCharacters = 200;

/** The server could not be reached or spoke something else: nothing was handed over. */
class NotReached extends Error {
  override readonly name = 'NotReached';
}

/** One connection to a mail server (RFC 5321, 3207, 4954): opened once, used for mail after mail. */
export class SmtpConnection {
  readonly #server: SmtpServer;
  #socket: Socket | TLSSocket | undefined;
  #replies = new SmtpReplies();
  readonly #arrived: SmtpReply[] = [];
  #waiting: { resolve: (reply: SmtpReply) => void; reject: (error: Error) => void } | undefined;
  #failure: Error | undefined;
  #extensions: readonly string[] = [];

  constructor(server: SmtpServer) {
    this.#server = server;
  }

  get isOpen(): boolean {
    return this.#socket !== undefined && this.#failure === undefined;
  }

  /**
   * Hands one mail over. `onBegin` is asked, and waited for, when the server has taken sender and receiver and before the mail's first byte: a process that
   * dies before it has handed over nothing (RFC 5321, section 4.1.1.4: without the end of data the server must not deliver), and its no ends it here.
   */
  async deliver(from: string, to: string, text: string, onBegin: () => Promise<boolean>): Promise<MailOutcome> {
    if (!isMailAddress(from) || !isMailAddress(to)) {
      return { kind: 'refused', isForGood: true, isAddress: isMailAddress(from), words: 'is no mail address' };
    }
    let hasBegun = false;
    try {
      if (!this.isOpen) await this.#open();
      const size = this.#extensions.some((name) => name.startsWith('SIZE')) ? ` SIZE=${Buffer.byteLength(text)}` : '';
      const isInternational = /[^\x20-\x7e]/.test(from + to);
      if (isInternational && !this.#extensions.includes('SMTPUTF8')) {
        return { kind: 'refused', isForGood: true, isAddress: true, words: 'the mail server takes no addresses with such letters' };
      }
      const envelope = `MAIL FROM:<${from}>${size}${isInternational ? ' SMTPUTF8' : ''}`;
      const sender = await this.#ask(envelope);
      if (sender.code !== 250) return await this.#refused(sender, false);
      const receiver = await this.#ask(`RCPT TO:<${to}>`);
      if (receiver.code !== 250 && receiver.code !== 251) return await this.#refused(receiver, true);
      const data = await this.#ask('DATA');
      if (data.code !== 354) return await this.#refused(data, false);
      if (!(await onBegin())) {
        this.#drop(new NotReached('the mail was withdrawn'));
        return { kind: 'withdrawn', words: 'the mail was withdrawn' };
      }
      hasBegun = true;
      const answer = await this.#ask(`${text.replace(/^\./gm, '..').replace(/(?:\r\n)?$/, '\r\n')}.`, acceptMs);
      return answer.code === 250 ? { kind: 'accepted', words: wordsOf(answer) } : await this.#refused(answer, false);
    } catch (error) {
      this.#drop(error);
      if (!(error instanceof NotReached)) throw error;
      return { kind: hasBegun ? 'unsure' : 'notBegun', words: error.message };
    }
  }

  /** Says good-bye; nothing waits for the answer. */
  close(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket === undefined) return;
    socket.end('QUIT\r\n');
    socket.setTimeout(replyMs, () => socket.destroy());
  }

  async #open(): Promise<void> {
    const { host, port, security, lookup, user, password } = this.#server;
    this.#failure = undefined;
    this.#arrived.length = 0;
    const options = { host, port, ...(lookup === undefined ? {} : { lookup }) };
    this.#listen(security === 'tls' ? connectTls({ ...options, ...this.#trust() }) : connect(options));
    await this.#expect(await this.#reply(replyMs), 220);
    await this.#greet();
    if (security === 'starttls') {
      if (!this.#extensions.includes('STARTTLS')) throw new NotReached('the mail server offers no encryption');
      await this.#expect(await this.#ask('STARTTLS'), 220);
      await this.#encrypt();
      await this.#greet();
    }
    if (user !== undefined && user !== '') await this.#signIn(user, password ?? '');
  }

  #trust() {
    const { host, authority } = this.#server;
    return { servername: host, ...(authority === undefined ? {} : { ca: authority }) };
  }

  async #greet(): Promise<void> {
    const reply = await this.#ask(`EHLO ${nameOfThisMachine()}`);
    await this.#expect(reply, 250);
    this.#extensions = reply.lines.slice(1).map((line) => line.toUpperCase());
  }

  async #signIn(user: string, password: string): Promise<void> {
    const methods = this.#extensions.find((line) => line.startsWith('AUTH '))?.split(' ') ?? [];
    const encoded = (text: string) => Buffer.from(text).toString('base64');
    if (methods.includes('PLAIN')) {
      await this.#expect(await this.#ask(`AUTH PLAIN ${encoded(`\0${user}\0${password}`)}`), 235);
    } else if (methods.includes('LOGIN')) {
      await this.#expect(await this.#ask('AUTH LOGIN'), 334);
      await this.#expect(await this.#ask(encoded(user)), 334);
      await this.#expect(await this.#ask(encoded(password)), 235);
    } else throw new NotReached('the mail server takes neither AUTH PLAIN nor AUTH LOGIN');
  }

  async #expect(reply: SmtpReply, code: number): Promise<void> {
    if (reply.code !== code) throw new NotReached(`the mail server answered ${wordsOf(reply)}`);
  }

  /** A refusal leaves the connection usable for the next mail. */
  async #refused(reply: SmtpReply, isAboutReceiver: boolean): Promise<MailOutcome> {
    const isForGood = reply.code >= 500;
    // 5.1.x and 5.2.1 speak of the address (RFC 3463); 550 and 551 without such a code do as well (RFC 5321).
    const status = /^5\.(\d+)\.(\d+)/.exec(reply.lines[0] ?? '');
    const isAddress =
      isAboutReceiver &&
      isForGood &&
      (status === null ? [550, 551, 553].includes(reply.code) : status[1] === '1' || (status[1] === '2' && status[2] === '1'));
    if (reply.code === 421) this.#drop(new NotReached('the mail server closed the connection'));
    else await this.#ask('RSET').catch((error: unknown) => this.#drop(error));
    return { kind: 'refused', isForGood, isAddress, words: wordsOf(reply) };
  }

  #ask(line: string, ms = replyMs): Promise<SmtpReply> {
    this.#socket?.write(`${line}\r\n`);
    return this.#reply(ms);
  }

  #reply(ms: number): Promise<SmtpReply> {
    const first = this.#arrived.shift();
    if (first !== undefined) return Promise.resolve(first);
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#fail(`did not answer within ${ms / secondMs} seconds`), ms);
      const ended = (): void => {
        clearTimeout(timer);
        this.#waiting = undefined;
      };
      this.#waiting = {
        resolve: (reply) => {
          ended();
          resolve(reply);
        },
        reject: (error) => {
          ended();
          reject(error);
        },
      };
    });
  }

  #listen(socket: Socket | TLSSocket): void {
    this.#socket = socket;
    this.#replies = new SmtpReplies();
    socket.setEncoding('utf8');
    socket.on('data', (piece: Buffer | string) => {
      if (this.#socket !== socket) return;
      const replies = this.#replies.push(String(piece));
      if (replies === undefined) return this.#fail('speaks no SMTP');
      this.#arrived.push(...replies);
      const next = this.#waiting === undefined ? undefined : this.#arrived.shift();
      if (next !== undefined) this.#waiting?.resolve(next);
    });
    const lost = (words: string) => () => {
      if (this.#socket === socket) this.#fail(words);
    };
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (this.#socket === socket) this.#fail(wordsForLoss(error));
    });
    socket.on('end', lost('closed the connection'));
    socket.on('close', lost('closed the connection'));
  }

  /** What was said in the clear before encryption counts for nothing (RFC 3207, section 6): an answer that waits already was slipped in. */
  async #encrypt(): Promise<void> {
    const plain = this.#socket as Socket;
    if (this.#arrived.length > 0) throw new NotReached('the mail server spoke out of turn');
    this.#socket = undefined;
    plain.removeAllListeners('data');
    const encrypted = await new Promise<TLSSocket>((resolve, reject) => {
      const timer = setTimeout(() => reject(new NotReached('the mail server did not agree on encryption')), replyMs);
      const socket = connectTls({ socket: plain, ...this.#trust() }, () => {
        clearTimeout(timer);
        resolve(socket);
      });
      socket.once('error', (error) => {
        clearTimeout(timer);
        plain.destroy();
        reject(new NotReached(`the mail server ${wordsForLoss(error)}`));
      });
    });
    this.#listen(encrypted);
  }

  #fail(words: string): void {
    this.#failure ??= new NotReached(`the mail server ${words}`);
    this.#socket?.destroy();
    this.#waiting?.reject(this.#failure);
  }

  #drop(error: unknown): void {
    this.#failure ??= error instanceof Error ? error : new NotReached('the connection was given up');
    this.#socket?.destroy();
    this.#socket = undefined;
  }
}

function nameOfThisMachine(): string {
  const name = hostname();
  return /^[A-Za-z0-9][A-Za-z0-9.-]*$/.test(name) ? name : 'localhost';
}

function wordsOf({ code, lines }: SmtpReply): string {
  return `${code} ${lines.join(' ')}`
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, excerptCharacters);
}

function wordsForLoss({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ECONNREFUSED') return 'refused the connection';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'cannot be found by its name';
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'broke the connection off';
  return message.slice(0, excerptCharacters);
}
