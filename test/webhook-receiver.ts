import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CloudEvent {
  readonly id: string;
  readonly subject: string;
  readonly data: {
    readonly kind: string;
    readonly name?: string;
    readonly properties?: { readonly place?: number; readonly [name: string]: unknown };
    readonly [name: string]: unknown;
  };
}

/** A delivery that was answered with success. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: CloudEvent;
  readonly id: string;
  readonly subject: string;
  /** `properties.place`, by which tests number a person's events; -1 without one. */
  readonly place: number;
}

/** A real receiver, which can be taken down and brought back on the same port. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  answer: (got: Received) => { status: number; headers?: Record<string, string>; delayMs?: number } = () => ({ status: 204 });
  #server: Server | undefined;
  #port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.#port}/hook`;
  }

  async up(): Promise<void> {
    const server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
      });
      request.on('end', () => {
        const body = JSON.parse(text) as CloudEvent;
        const got = { headers: request.headers, text, body, id: body.id, subject: body.subject, place: body.data.properties?.place ?? -1 };
        const { status, headers, delayMs } = this.answer(got);
        if (status >= 200 && status < 300) this.received.push(got);
        setTimeout(() => response.writeHead(status, headers).end(), delayMs ?? 0);
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async down(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  }
}
