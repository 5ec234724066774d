import { describe, expect, it } from 'vitest';
import { checkMapping } from './check-mapping.ts';
import { guessColumn } from './guess-column.ts';
import { suggestMapping } from './suggest-mapping.ts';

const meaning = (heading: string, ...values: string[]) => guessColumn(heading, values).meaning;

describe('a column', () => {
  it('is known by headings in several languages and spellings', () => {
    expect(meaning('Kd.-Nr.', '1001')).toBe('userId');
    expect(meaning('CUST_NO', '1001')).toBe('userId');
    expect(meaning('N° client', 'C-7')).toBe('userId');
    expect(meaning('E-Mail-Adresse', 'a@b.de')).toBe('email');
    expect(meaning('courriel', 'a@b.fr')).toBe('email');
    expect(meaning('Vorname', 'Zoë')).toBe('firstName');
    expect(meaning('apellidos', 'García')).toBe('lastName');
    expect(meaning('Nachname', 'Öz')).toBe('lastName');
    expect(meaning('PLZ', '50667')).toBe('postalCode');
    expect(meaning('Geburtsdatum', '03.05.1990')).toBe('birthday');
    expect(meaning('date of birth', '1990-05-03')).toBe('birthday');
    expect(meaning('dt_nasc', '03/05/1990')).toBe('birthday');
    for (const heading of ['Geburtsjahr', 'ano_nascimento', 'Année de naissance', 'birth_year', 'YOB', 'Jahrgang', 'date of birth'])
      expect(meaning(heading, '1949', '1977')).toBe('birthYear');
    expect(meaning('Geburtsjahr', '49')).toBeUndefined();
    expect(meaning('Morada', 'Rua da Bica 14')).toBe('street');
    expect(meaning('Localidade', 'Lisboa')).toBe('city');
    expect(meaning('Rechnungs-Nr', 'R1')).toBe('orderId');
    expect(meaning('numéro de commande', '17')).toBe('orderId');
    expect(meaning('Kassenbon', 'B-9001')).toBe('orderId');
    expect(meaning('What she said', 'It squeals when it rains')).toBe('text');
    expect(meaning('Umsatz (EUR)', '1,50')).toBe('amount');
    expect(meaning('importe', '12.30')).toBe('amount');
    expect(meaning('Menge', '3')).toBe('quantity');
    expect(meaning('Artikel-Nr.', 'A1')).toBe('productId');
    expect(meaning('telefoonnummer', '0612345678')).toBe('phone');
    for (const heading of ['Telemóvel', 'N.º telemóvel', 'Móvel', 'celular']) expect(meaning(heading, '912 345 678')).toBe('phone');
    expect(meaning('Kundenkarte', '9800')).toBe('loyaltyCard');
    expect(meaning('Kundenkarten-Nr', '9800')).toBe('loyaltyCard');
    expect(meaning('Kunden-Nr', 'K-9001')).toBe('userId');
    expect(meaning('Kundennummer', '9001')).toBe('userId');
    expect(meaning('manufacturer_id', '2')).toBeUndefined();
    for (const heading of [
      'Card No',
      'card_no',
      'CARD NUMBER',
      'loyalty card',
      'Loyalty Card Number',
      'member no',
      'Kartennummer',
      'store card',
    ])
      expect(meaning(heading, 'L-9800', '9801')).toBe('loyaltyCard');
    expect(meaning('Card No', '4111 1111 1111 1111')).toBe('paymentCard');
    expect(meaning('credit card number', '98001')).toBe('paymentCard');
    expect(meaning('store number', '12')).not.toBe('loyaltyCard');
    expect(meaning('caller', '+351 912 345 678')).toBe('phone');
    expect(meaning('caller', 'C-7', 'C-8')).toBe('userId');
    expect(meaning('Contact Number', '+351912345678', '0034 612 345 678')).toBe('phone');
    expect(meaning('Contact Number', '100234', '100235')).toBe('userId');
  });

  it('is known by what is in it when the heading says nothing, or something else', () => {
    expect(meaning('f7', 'a@b.de', 'c@d.org')).toBe('email');
    expect(meaning('contact', '+351 912 345 678', '(030) 123-4567')).toBe('phone');
    expect(meaning('x', '4111 1111 1111 1111')).toBe('paymentCard');
    expect(meaning('reference', 'DE89370400440532013000')).toBe('paymentCard');
    expect(meaning('name', 'a@b.de', 'c@d.org')).toBe('email');
    expect(meaning('e-mail sent', '3', '4')).not.toBe('email');
    expect(meaning('total', 'many', 'few')).toBeUndefined();
    expect(meaning('q1', 'https://example.org/a')).toBe('url');
    expect(meaning('stamp', '2024-01-01T10:00:00Z')).toBe('time');
  });

  it('tells how its dates and numbers are written', () => {
    expect(guessColumn('Datum', ['01.02.2023', '13.02.2023'])).toMatchObject({ looks: 'date', dateFormat: 'dd.MM.yyyy' });
    expect(guessColumn('date', ['03/04/2023'])).toMatchObject({ dateFormat: 'dd/MM/yyyy', dateAmbiguousWith: 'MM/dd/yyyy' });
    expect(guessColumn('Betrag', ['1.234,50', '3,00'])).toMatchObject({ looks: 'number', decimal: ',' });
    expect(guessColumn('leer', ['', ' ', '\\N'])).toMatchObject({ looks: 'empty', certainty: 0 });
  });
});

describe('a suggested mapping', () => {
  const suggest = (table: Record<string, string[]>) =>
    suggestMapping(Object.entries(table).map(([name, values]) => ({ name, guess: guessColumn(name, values) })));

  it('makes purchases of a table with customers, dates and amounts', () => {
    const table = {
      'Kd.-Nr.': ['7', '8'],
      Datum: ['01.02.2023', '13.02.2023'],
      'Betrag €': ['1,50', '2,00'],
      Beleg: ['B1', 'B2'],
      Filiale: ['Köln', 'Bonn'],
      'Seltsam!': ['x', 'y'],
    };
    const mapping = suggest(table);
    expect(mapping).toEqual({
      kind: 'track',
      event: 'Order Completed',
      time: { column: 'Datum', format: 'dd.MM.yyyy' },
      identifiers: { user_id: 'Kd.-Nr.' },
      properties: { revenue: { column: 'Betrag €', as: 'money' }, order_id: 'Beleg', store_id: 'Filiale', seltsam: 'Seltsam!' },
      decimal: ',',
    });
    checkMapping(mapping, Object.keys(table));
  });

  it('makes people of a table without dealings, and leaves out what may be a payment card', () => {
    const mapping = suggest({
      first: ['Ann'],
      last: ['Li'],
      mail: ['a@b.org'],
      dob: ['1990-05-03'],
      cc: ['4111111111111111'],
      town: ['Ghent'],
    });
    expect(mapping).toEqual({
      kind: 'identify',
      identifiers: { email: 'mail' },
      traits: { firstName: 'first', lastName: 'last', birthday: { column: 'dob', as: 'date', faulty: 'text' }, 'address.city': 'town' },
    });
  });

  it('reads a year of birth as one, so that father and son of one name and one phone are told apart', () => {
    const mapping = suggest({
      nome: ['Rui', 'Rui'],
      apelido: ['Sá', 'Sá'],
      ano_nascimento: ['1949', '1977'],
      telefone: ['226104455', '226104455'],
    });
    expect(mapping).toEqual({
      kind: 'identify',
      identifiers: { phone: 'telefone' },
      traits: { firstName: 'nome', lastName: 'apelido', birthYear: 'ano_nascimento' },
    });
  });

  it.each<[string, Record<string, string[]>, string]>([
    [
      'calls',
      { caller: ['+351912345678'], when: ['2026-01-05T10:00:00Z'], topic: ['bill'], agent: ['Rui'], duration_s: ['310'] },
      'Call Completed',
    ],
    ['calls by e-mail', { email: ['a@b.org'], date: ['2026-01-05'], call_length: ['310'] }, 'Call Completed'],
    ['cases', { customer_id: ['7'], ticket_id: ['T1'], opened_at: ['2026-01-05'], status: ['open'] }, 'Case Opened'],
    ['topics', { customer_id: ['7'], date: ['2026-01-05'], topic: ['bill'] }, 'Case Opened'],
    ['surveys', { customer_id: ['7'], date: ['2026-01-05'], nps: ['9'], comment: ['fine'] }, 'Survey Answered'],
    ['scores', { customer_id: ['7'], date: ['2026-01-05'], score: ['9'] }, 'Survey Answered'],
    ['words', { customer_id: ['7'], date: ['2026-01-05'], comment: ['fine'] }, 'Words Received'],
    ['receipts', { customer_id: ['7'], date: ['2026-01-05'], ticket: ['T1'], total: ['9.50'] }, 'Order Completed'],
    ['something else', { customer_id: ['7'], date: ['2026-01-05'], shelf: ['A'] }, 'Record Imported'],
  ])('follows what the columns say: %s', (_what, table, event) => {
    const mapping = suggest(table);
    expect(mapping).toMatchObject({ kind: 'track', event, time: { column: expect.any(String) } });
    expect(checkMapping(mapping, Object.keys(table))).toBeDefined();
  });

  it('makes an identifier of the number of a store card', () => {
    expect(suggest({ 'Card No': ['98001', '98002'], Name: ['Ann Li', 'Bo Do'], 'e-mail': ['a@b.de', 'c@d.de'] })).toEqual({
      kind: 'identify',
      identifiers: { store_card: 'Card No', email: 'e-mail' },
      traits: { name: 'Name' },
    });
  });

  it('multiplies price and quantity where there is no amount, and joins a date with its time of day', () => {
    const mapping = suggest({ customer: ['1'], Date: ['01.02.2023'], Uhrzeit: ['13:05'], price: ['2.50'], qty: ['2'] });
    expect(mapping).toMatchObject({
      time: { column: ['Date', 'Uhrzeit'], format: 'dd.MM.yyyy HH:mm' },
      properties: { revenue: { multiply: ['qty', 'price'] } },
    });
  });
});
