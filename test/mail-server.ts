import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import { selfSigned } from './self-signed.ts';

/** One mail that the server took. */
export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came, dots undone. */
  readonly text: string;
  readonly isEncrypted: boolean;
}

export interface MailServer {
  readonly port: number;
  /** Its certificate, to be trusted. */
  readonly authority: string;
  readonly taken: TakenMail[];
  /** Every command as it came, signed-in names and passwords included. */
  readonly commands: string[];
  /** Connections that were made. */
  connections: number;
  close(): Promise<void>;
}

export interface MailServerOptions {
  readonly offersEncryption?: boolean;
  /** Signing in is asked for, by this user and password. */
  readonly user?: string;
  readonly password?: string;
  /** What it answers to a receiver instead of taking it, by address. */
  readonly refuses?: Readonly<Record<string, string>>;
  /** How long it looks at a mail before it answers; it is taken at once. */
  readonly delayMs?: number;
  /** What it does when the whole mail is there: answers, hangs up without a word, or stays silent. */
  readonly atEnd?: (mail: TakenMail) => 'answer' | 'hangUp' | 'silence';
}

/** A mail server on this machine that speaks SMTP as RFC 5321 has it, with STARTTLS and AUTH, and keeps what it is given. */
export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const { key, cert } = selfSigned();
  const context = createSecureContext({ key, cert });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    state.connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    new Conversation(socket, { state, options, context }).begin();
  });
  const state: MailServer = {
    ...{ port: 0, authority: cert, taken: [], commands: [], connections: 0 },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(state, { port: (server.address() as AddressInfo).port });
}

interface Surroundings {
  readonly state: MailServer;
  readonly options: MailServerOptions;
  readonly context: SecureContext;
}

class Conversation {
  readonly #socket: Socket;
  readonly #surroundings: Surroundings;
  readonly #isEncrypted: boolean;
  #rest = '';
  #from = '';
  #to: string[] = [];
  #data: string[] | undefined;
  #login: string[] | undefined;
  #isSignedIn: boolean;

  constructor(socket: Socket, surroundings: Surroundings, isEncrypted = false) {
    this.#socket = socket;
    this.#surroundings = surroundings;
    this.#isEncrypted = isEncrypted;
    this.#isSignedIn = surroundings.options.user === undefined;
    socket.on('error', () => {});
    socket.on('data', (piece) => this.#hear(piece.toString('utf8')));
  }

  begin(): void {
    this.#say('220 mail.test ESMTP');
  }

  #say(line: string): void {
    this.#socket.write(`${line}\r\n`);
  }

  #hear(piece: string): void {
    this.#rest += piece;
    for (let at = this.#rest.indexOf('\r\n'); at !== -1; at = this.#rest.indexOf('\r\n')) {
      const line = this.#rest.slice(0, at);
      this.#rest = this.#rest.slice(at + 2);
      if (this.#data === undefined) this.#obey(line);
      else if (line === '.') this.#take(this.#data);
      else this.#data.push(line);
    }
  }

  #take(lines: readonly string[]): void {
    const text = lines.map((line) => line.replace(/^\./, '')).join('\r\n');
    const mail = { from: this.#from, to: this.#to, isEncrypted: this.#isEncrypted, text };
    this.#data = undefined;
    const { state, options } = this.#surroundings;
    const what = options.atEnd?.(mail) ?? 'answer';
    if (what === 'silence') return;
    state.taken.push(mail);
    if (what === 'hangUp') this.#socket.destroy();
    else setTimeout(() => this.#say(`250 2.0.0 taken as ${state.taken.length}`), options.delayMs ?? 0);
  }

  #obey(line: string): void {
    this.#surroundings.state.commands.push(line);
    if (this.#login !== undefined) {
      this.#hearLogin(this.#login, Buffer.from(line, 'base64').toString());
      return;
    }
    const [verb = ''] = line.toUpperCase().split(' ');
    const address = /<(.*)>/.exec(line)?.[1] ?? '';
    if (verb === 'EHLO') this.#greet();
    else if (verb === 'STARTTLS') this.#encrypt();
    else if (verb === 'AUTH') this.#signIn(line);
    else if (verb === 'MAIL') this.#hearSender(address);
    else if (verb === 'RCPT') this.#hearReceiver(address);
    else if (verb === 'DATA') this.#hearData();
    else if (verb === 'RSET') this.#say('250 2.0.0 ok');
    else if (verb === 'QUIT') this.#socket.end('221 2.0.0 bye\r\n');
    else this.#say('502 5.5.2 what?');
  }

  #greet(): void {
    const { offersEncryption, user } = this.#surroundings.options;
    const starttls = offersEncryption === true && !this.#isEncrypted ? ['STARTTLS'] : [];
    const lines = ['mail.test', 'SIZE 1000000', '8BITMIME', ...(user === undefined ? [] : ['AUTH PLAIN LOGIN']), ...starttls];
    this.#say(lines.map((each, at) => `250${at === lines.length - 1 ? ' ' : '-'}${each}`).join('\r\n'));
  }

  #encrypt(): void {
    this.#say('220 2.0.0 go ahead');
    this.#socket.removeAllListeners('data');
    const secure = new TLSSocket(this.#socket, { isServer: true, secureContext: this.#surroundings.context });
    new Conversation(secure, this.#surroundings, true);
  }

  #signIn(line: string): void {
    if (/^AUTH LOGIN$/i.test(line)) {
      this.#login = [];
      this.#say('334 VXNlcm5hbWU6');
      return;
    }
    const [, user, password] = Buffer.from(line.split(' ')[2] ?? '', 'base64')
      .toString()
      .split('\0');
    this.#settleSignIn(user, password);
  }

  #hearLogin(said: string[], text: string): void {
    said.push(text);
    if (said.length === 1) {
      this.#say('334 UGFzc3dvcmQ6');
      return;
    }
    this.#login = undefined;
    this.#settleSignIn(said[0], said[1]);
  }

  #settleSignIn(user: string | undefined, password: string | undefined): void {
    const { options } = this.#surroundings;
    this.#isSignedIn = user === options.user && password === options.password;
    this.#say(this.#isSignedIn ? '235 2.7.0 welcome' : '535 5.7.8 wrong');
  }

  #hearSender(address: string): void {
    this.#from = address;
    this.#to = [];
    this.#say(this.#isSignedIn ? '250 2.1.0 ok' : '530 5.7.0 sign in first');
  }

  #hearReceiver(address: string): void {
    const refusal = this.#surroundings.options.refuses?.[address];
    if (refusal === undefined) this.#to.push(address);
    this.#say(refusal ?? '250 2.1.5 ok');
  }

  #hearData(): void {
    if (this.#to.length > 0) this.#data = [];
    this.#say(this.#to.length > 0 ? '354 go on' : '503 5.5.1 to whom?');
  }
}
