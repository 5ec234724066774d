import { connect, type Socket } from 'node:net';

/** What a server answered; status 0 when it did not. */
export interface WireAnswer {
  readonly status: number;
  readonly body: string;
}

const answerMsMax = 5_000;
const lost: WireAnswer = { status: 0, body: '' };

/**
 * One connection that is kept, with one request on it at a time. Not Node's own client: that takes about as long for a request as a quick
 * server does for the answer, and the two share a machine here. Answers must say their length.
 */
export class HttpConnection {
  readonly #host: string;
  readonly #port: number;
  #socket: Socket | undefined;
  #received: Buffer = Buffer.alloc(0);
  #settle: ((answer: WireAnswer) => void) | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(address: string) {
    const { hostname, port } = new URL(address);
    this.#host = hostname;
    this.#port = Number(port);
  }

  /** Sends a whole request, head and body, and resolves with its answer; never rejects. */
  ask(request: string): Promise<WireAnswer> {
    return new Promise((done) => {
      this.#settle = done;
      this.#timer = setTimeout(() => this.#drop(), answerMsMax);
      this.#open().write(request);
    });
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  #open(): Socket {
    if (this.#socket !== undefined) return this.#socket;
    const socket = connect({ host: this.#host, port: this.#port, noDelay: true });
    socket.on('data', (chunk) => this.#read(chunk));
    socket.on('error', () => {});
    socket.on('close', () => {
      if (this.#socket === socket) this.#drop();
    });
    this.#socket = socket;
    return socket;
  }

  #read(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const headEnd = this.#received.indexOf('\r\n\r\n');
    if (headEnd === -1) return;
    const head = this.#received.toString('latin1', 0, headEnd);
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
    if (this.#received.length < headEnd + 4 + length) return;
    const body = this.#received.toString('utf8', headEnd + 4, headEnd + 4 + length);
    this.#received = Buffer.alloc(0);
    if (/\r\nconnection: *close/i.test(head)) this.close();
    this.#finish({ status: Number(head.slice(9, 12)), body });
  }

  #drop(): void {
    this.close();
    this.#received = Buffer.alloc(0);
    this.#finish(lost);
  }

  #finish(answer: WireAnswer): void {
    const settle = this.#settle;
    this.#settle = undefined;
    clearTimeout(this.#timer);
    settle?.(answer);
  }
}
