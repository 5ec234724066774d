/** One answer of a mail server: `250-first line`, `250 last line`. */
export interface SmtpReply {
  readonly code: number;
  readonly lines: readonly string[];
}

// RFC 5321 allows 512 bytes a line; a server that says much more is none.
const bytesMax = 64 * 1024;

/** Puts replies together from what arrives, whatever pieces it arrives in. */
export class SmtpReplies {
  #rest = '';
  #lines: string[] = [];

  /** The replies that are complete with this piece; undefined when it is no SMTP. */
  push(piece: string): SmtpReply[] | undefined {
    this.#rest += piece;
    if (this.#rest.length > bytesMax || this.#lines.length > 200) return undefined;
    const complete: SmtpReply[] = [];
    for (;;) {
      const end = this.#rest.indexOf('\n');
      if (end === -1) return complete;
      const line = this.#rest.slice(0, end).replace(/\r$/, '');
      this.#rest = this.#rest.slice(end + 1);
      const parts = /^(\d{3})(?:([ -])(.*))?$/.exec(line);
      if (parts === null) return undefined;
      this.#lines.push(parts[3] ?? '');
      if (parts[2] === '-') continue;
      complete.push({ code: Number(parts[1]), lines: this.#lines });
      this.#lines = [];
    }
  }
}
