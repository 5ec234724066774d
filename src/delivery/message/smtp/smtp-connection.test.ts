import { afterEach, describe, expect, test } from 'vitest';
import { type MailServer, type MailServerOptions, startMailServer } from '../../../../test/mail-server.ts';
import { isMailAddress, mailText } from './mail-text.ts';
import { SmtpConnection, type SmtpServer } from './smtp-connection.ts';

let server: MailServer | undefined;
let connection: SmtpConnection | undefined;
afterEach(async () => {
  connection?.close();
  await server?.close();
});

async function connectTo(
  options: MailServerOptions,
  given: Partial<SmtpServer> = {},
): Promise<{ server: MailServer; connection: SmtpConnection }> {
  server = await startMailServer(options);
  connection = new SmtpConnection({ host: 'localhost', port: server.port, security: 'none', ...given });
  return { server, connection };
}
const mail = (given: Partial<Parameters<typeof mailText>[0]> = {}) =>
  mailText({
    ...{ from: { address: 'shop@firm.test', name: 'The shop' }, to: 'may@okafor.test', subject: 'Ready', text: 'Hello May.' },
    ...{ messageId: 'm1@firm.test', time: 0, ...given },
  });
const yes = async () => true;

describe('mails', () => {
  test('a mail has only ASCII in short lines, says its subject in any script, and nothing in it can begin a header', () => {
    const text = mail({
      subject: 'Olá, João\r\nBcc: all@x.test — o seu pedido está pronto para levantamento na loja',
      text: 'Está pronto.\n=2\n.',
    });
    expect(text).toMatch(/^[\t\r\n\x20-\x7e]*$/);
    for (const line of text.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
    expect(text).not.toMatch(/^Bcc:/m);
    const words = [...text.matchAll(/=\?utf-8\?B\?([^?]*)\?=/g)].map(([, word = '']) => Buffer.from(word, 'base64').toString()).join('');
    expect(words).toBe('Olá, João Bcc: all@x.test — o seu pedido está pronto para levantamento na loja');
    expect(text).toContain('Est=C3=A1 pronto.\r\n=3D2\r\n.');
  });

  test('an address that could begin another command is none', () => {
    for (const address of ['a@b', 'may@okafor.test', 'möb@firm.test']) expect(isMailAddress(address)).toBe(true);
    for (const address of ['a', 'a b@c', 'a@b>\r\nRCPT TO:<x@y', 'a@b,c@d', '<a@b>', 'a@b\0']) expect(isMailAddress(address)).toBe(false);
  });
});

describe('a connection', () => {
  test('hands mail after mail over, lines that begin with a dot included, and says when it begins', async () => {
    const { server: at, connection: by } = await connectTo({});
    let begun = 0;
    const begin = async () => {
      expect(at.taken.length).toBe(begun);
      begun += 1;
      return true;
    };
    expect(await by.deliver('shop@firm.test', 'may@okafor.test', mail({ text: '.one\n..two' }), begin)).toMatchObject({ kind: 'accepted' });
    expect(await by.deliver('shop@firm.test', 'ada@okafor.test', mail(), begin)).toMatchObject({ kind: 'accepted' });
    expect(at.connections).toBe(1);
    expect(at.taken.map(({ to }) => to)).toEqual([['may@okafor.test'], ['ada@okafor.test']]);
    expect(at.taken[0]?.text).toContain('\r\n.one\r\n..two');
    expect(begun).toBe(2);
  });

  test('encrypts before anything is said, signs in, and trusts only what it was told to', async () => {
    const options = { offersEncryption: true, user: 'shop', password: 'correct horse' };
    const { server: at } = await connectTo(options);
    const trusted = { host: 'localhost', port: at.port, security: 'starttls', user: 'shop', password: 'correct horse' } as const;
    connection = new SmtpConnection({ ...trusted, authority: at.authority });
    expect(await connection.deliver('shop@firm.test', 'may@okafor.test', mail(), yes)).toMatchObject({ kind: 'accepted' });
    expect(at.taken[0]?.isEncrypted).toBe(true);
    connection.close();
    const strange = new SmtpConnection(trusted);
    expect(await strange.deliver('shop@firm.test', 'may@okafor.test', mail(), yes)).toMatchObject({ kind: 'notBegun' });
    const wrong = new SmtpConnection({ ...trusted, authority: at.authority, password: 'wrong' });
    expect(await wrong.deliver('shop@firm.test', 'may@okafor.test', mail(), yes)).toMatchObject({
      ...{ kind: 'notBegun', words: 'the mail server answered 535 5.7.8 wrong' },
    });
    expect(at.taken.length).toBe(1);
  });

  test('goes no way without encryption where encryption was asked for', async () => {
    const { connection: by, server: at } = await connectTo({}, { security: 'starttls', user: 'shop', password: 'secret' });
    expect(await by.deliver('shop@firm.test', 'may@okafor.test', mail(), yes)).toEqual({
      ...{ kind: 'notBegun', words: 'the mail server offers no encryption' },
    });
    expect(at.commands.join('\n')).not.toContain('AUTH');
  });

  test('tells an address that is none from a server that is busy, and goes on with the next', async () => {
    const refuses = {
      'gone@okafor.test': '550 5.1.1 nobody here',
      'full@okafor.test': '452 4.2.2 full',
      'spam@okafor.test': '550 5.7.1 no',
    };
    const { connection: by } = await connectTo({ refuses });
    const to = (address: string) => by.deliver('shop@firm.test', address, mail(), yes);
    expect(await to('gone@okafor.test')).toMatchObject({ kind: 'refused', isForGood: true, isAddress: true });
    expect(await to('full@okafor.test')).toMatchObject({ kind: 'refused', isForGood: false, isAddress: false });
    expect(await to('spam@okafor.test')).toMatchObject({ kind: 'refused', isForGood: true, isAddress: false });
    expect(await to('may@okafor.test')).toMatchObject({ kind: 'accepted' });
  });

  test('hands nothing over when the last question says no, and goes on with the next', async () => {
    const { connection: by, server: at } = await connectTo({});
    expect(await by.deliver('shop@firm.test', 'may@okafor.test', mail(), async () => false)).toMatchObject({ kind: 'withdrawn' });
    expect(await by.deliver('shop@firm.test', 'ada@okafor.test', mail(), yes)).toMatchObject({ kind: 'accepted' });
    expect(at.taken.map(({ to }) => to)).toEqual([['ada@okafor.test']]);
  });

  test('is unsure of a mail only when all of it was sent and no answer came', async () => {
    const { connection: by, server: at } = await connectTo({ atEnd: ({ to }) => (to[0] === 'may@okafor.test' ? 'hangUp' : 'answer') });
    expect(await by.deliver('shop@firm.test', 'may@okafor.test', mail(), yes)).toMatchObject({ kind: 'unsure' });
    expect(await by.deliver('shop@firm.test', 'ada@okafor.test', mail(), yes)).toMatchObject({ kind: 'accepted' });
    await at.close();
    server = undefined;
    expect(await by.deliver('shop@firm.test', 'may@okafor.test', mail(), yes)).toMatchObject({ kind: 'notBegun' });
  });
});
