import type { Socket } from 'node:net';

const answers: Readonly<Record<string, { status: string; code: string; message: string }>> = {
  HPE_HEADER_OVERFLOW: { status: '431 Request Header Fields Too Large', code: 'request.malformed', message: 'the headers are too long' },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    code: 'request.too_slow',
    message: 'the headers did not come in within a minute',
  },
  HPE_INVALID_EOF_STATE: { status: '400 Bad Request', code: 'request.malformed', message: 'the body ends before its announced length' },
};
const otherwise = { status: '400 Bad Request', code: 'request.malformed', message: 'this is no HTTP request that can be read' };

/** What Node could not read as HTTP, or what was cut short, is answered in the shape of every error; no route has seen it. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  // Nobody is there any more.
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) {
    const { status, code, message } = answers[error.code ?? ''] ?? otherwise;
    const body = JSON.stringify({ error: { code, message } });
    const headers = `content-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close`;
    socket.write(`HTTP/1.1 ${status}\r\n${headers}\r\n\r\n${body}`);
  }
  socket.destroySoon();
}
