/** What a column may mean, and where a mapping would put it. */
export const columnMeanings = {
  userId: { label: 'Customer number', place: 'identifier', name: 'user_id' },
  anonymousId: { label: 'Visitor or device number', place: 'identifier', name: 'anonymous_id' },
  email: { label: 'E-mail', place: 'identifier', name: 'email' },
  phone: { label: 'Phone', place: 'identifier', name: 'phone' },
  loyaltyCard: { label: 'Customer card', place: 'identifier', name: 'store_card' },
  paymentCard: { label: 'Payment card or account number', place: 'leave out', name: '' },
  groupId: { label: 'Firm number', place: 'identifier', name: 'group_id' },
  firstName: { label: 'First name', place: 'trait', name: 'firstName' },
  lastName: { label: 'Last name', place: 'trait', name: 'lastName' },
  name: { label: 'Name', place: 'trait', name: 'name' },
  salutation: { label: 'Form of address', place: 'trait', name: 'title' },
  gender: { label: 'Gender', place: 'trait', name: 'gender' },
  birthday: { label: 'Date of birth', place: 'trait', name: 'birthday' },
  company: { label: 'Firm', place: 'trait', name: 'company' },
  street: { label: 'Street', place: 'trait', name: 'address.street' },
  city: { label: 'Town', place: 'trait', name: 'address.city' },
  postalCode: { label: 'Postcode', place: 'trait', name: 'address.postalCode' },
  state: { label: 'State or region', place: 'trait', name: 'address.state' },
  country: { label: 'Country', place: 'trait', name: 'address.country' },
  language: { label: 'Language', place: 'trait', name: 'language' },
  createdAt: { label: 'Customer since', place: 'trait', name: 'createdAt' },
  time: { label: 'When it happened', place: 'time', name: 'time' },
  timeOfDay: { label: 'Time of day', place: 'time', name: 'time' },
  eventName: { label: 'Kind of event', place: 'event', name: 'event' },
  orderId: { label: 'Order or invoice number', place: 'property', name: 'order_id' },
  amount: { label: 'Amount', place: 'property', name: 'revenue' },
  price: { label: 'Price of one', place: 'property', name: 'price' },
  quantity: { label: 'Quantity', place: 'property', name: 'quantity' },
  currency: { label: 'Currency', place: 'currency', name: 'currency' },
  productId: { label: 'Product number', place: 'property', name: 'product_id' },
  productName: { label: 'Product', place: 'property', name: 'name' },
  category: { label: 'Category', place: 'property', name: 'category' },
  coupon: { label: 'Coupon', place: 'property', name: 'coupon' },
  store: { label: 'Store', place: 'property', name: 'store_id' },
  url: { label: 'Page address', place: 'property', name: 'url' },
  ip: { label: 'IP address', place: 'context', name: 'ip' },
  text: { label: 'Words of a person', place: 'property', name: 'text' },
} as const satisfies Record<string, { label: string; place: string; name: string }>;

export type ColumnMeaning = keyof typeof columnMeanings;

/**
 * Headings as people and systems write them, without case, accents, spaces and punctuation: English, German, French, Spanish,
 * Italian, Portuguese, Dutch, Polish, Swedish. `is` must be the whole heading, `has` a part of it; the first rule that fits wins,
 * `is` before `has`.
 */
export const headingRules: ReadonlyArray<{ meaning: ColumnMeaning; is?: RegExp; has?: RegExp }> = [
  {
    meaning: 'email',
    is: /^(e?mail|emailid|mel|correo|posta)$/,
    has: /e?mail(adres|adr|addr|$|[12]$)|^e?mail|courriel|correoelectronico|epost|postaelettronica|adresseelectronique/,
  },
  {
    meaning: 'paymentCard',
    is: /^(iban|pan|cvv2?|cvc|ssn|socsecid)$/,
    has: /(credit|debit|payment|bank)card|cartebancaire|kreditkarte|kontonummer|accountnumber|accountno$|bankaccount|iban|socialsecurity/,
  },
  {
    meaning: 'loyaltyCard',
    // A card that says no more is the firm's own, unless its numbers are those of payment cards (see guess-column).
    is: /^(card|cardno|cardnr|cardnum|cardnumber|cardid|karte|kartennr|kartennummer|kartennumero|numerodetarjeta|numerotarjeta|numerodecarte)$/,
    has: /(loyalty|member|bonus|club|klub|treue|fidel|reward).*(card|karte|kort|carte|tarjeta|carta|kaart|karta|number|nummer|num|nr|no|id)$|(store|shop|customer|client).*(card|cardno|cardnr|cardnum|cardnumber|cardid)$|membershipid|memberid|kundenkarte|cartefidelite/,
  },
  { meaning: 'anonymousId', is: /^(anonymousid|visitorid|deviceid|cookieid|clientid|sessionid|gaclientid|domainuserid)$/ },
  { meaning: 'groupId', is: /^(companyid|accountid|organi[sz]ationid|orgid|firmid|firmanr|firmennummer)$/ },
  {
    meaning: 'userId',
    is: /^(id|uid|userid|user|customer|cust|client|kunde|klant|kund|cliente|uniqueid|pid)$/,
    has: /(customer|cust|client|kunden?|klant|kund|cliente|clienti|klienta?|user|person|contact|household|shopper|guest|konto|account|patient|subscriber|debitor(en)?|donor|rec|master|member)s?(id|no|nr|num|number|nummer|numero|code|key|ref)$|^(id|no|nr|num|number|nummer|numero|n)(de|du|del|do)?(customer|client|cliente|kunde|user|klienta)$|kdnr|kundnr|^kd?nr$|codeclient|codicecliente/,
  },
  {
    meaning: 'orderId',
    is: /^(order|orderid|invoice|beleg|bon|bonnr|kassenbon|kassenzettel|kassabon|kassenbeleg|ticket|ticketdecaisse|basket|receipt|factura|facture|fattura|rechnung)$/,
    has: /(order|invoice|receipt|basket|transaction|txn|bestell(ung)?|auftrag|rechnung|beleg|bon|commande|facture|pedido|factura|ordine|fattura|encomenda|fatura|zamowienia|ordre|ticket|booking|case|bestelling|factuur)s?(id|no|nr|num|number|nummer|numero|code|ref)$|^(id|no|nr|num|number|numero|n)(de|du|della?|do|da)?(order|commande|facture|pedido|factura|ordine|fattura|encomenda|fatura)$|auftragsnummer|bestellnummer|rechnungsnummer|belegnummer/,
  },
  {
    meaning: 'productId',
    is: /^(sku|ean|gtin|upc|asin|stockcode|artnr|item|article|articolo|articulo|artikel)$/,
    has: /(product|item|article|artikel|produkt|produit|producto|prodotto|produto|articulo|articolo|material|style|variant|coupon)s?(id|no|nr|num|number|nummer|numero|code|key|sku|upc)$|referenceproduit|refproduit|codigoproducto/,
  },
  {
    meaning: 'birthday',
    is: /^(dob|bday|geb|gebdat|nacimiento)$/,
    has: /birth|geburt|naissance|nacimiento|nascita|nascimento|geboorte|urodzenia|fodelse|dateofb/,
  },
  {
    meaning: 'createdAt',
    has: /customersince|membersince|signup(date|at|on)?$|registered|registration(date|at)|registrier|inscription|fechadealta|kundeseit|joindate|joined(at|on)?$|anlagedatum|createdat$|createdon$|createddate$/,
  },
  { meaning: 'timeOfDay', is: /^(timeofday|uhrzeit|heure|hora|ora|uur|godzina|clock)$/ },
  {
    meaning: 'time',
    is: /^(date|time|datetime|timestamp|ts|at|when|datum|zeit|fecha|data|dato|day|tag|jour|giorno|dia|dzien|eventtime|zeitstempel|invoicedate|orderdate|purchasedate|tstamp)$/,
    has: /(date|datetime|timestamp|tstamp|datum|fecha|zeitpunkt|dateof|datede|datadi|datada|time|at|ts)$|^(date|datum|fecha|data)(de|du|del|di|da|der|of|d)?/,
  },
  {
    meaning: 'firstName',
    is: /^(first|firstname|given|givenname|forename|fname|vorname|prenom|nombre|nome|imie|fornamn|voornaam|namefirst)$/,
    has: /firstname|givenname|forename|vorname|prenom|voornaam|fornamn|primernombre/,
  },
  {
    meaning: 'lastName',
    is: /^(last|lastname|surname|sname|lname|family|familyname|nachname|familienname|zuname|nom|nomdefamille|apellidos?|cognome|sobrenome|apelido|nazwisko|efternamn|achternaam|namelast)$/,
    has: /lastname|surname|familyname|nachname|familienname|apellido|cognome|sobrenome|achternaam|efternamn|nazwisko/,
  },
  { meaning: 'salutation', is: /^(title|salutation|anrede|civilite|tratamiento|prefix|honorific|aanhef)$/ },
  { meaning: 'gender', is: /^(gender|sex|geschlecht|sexe|sexo|genere|sesso|genero|plec|kon|geslacht|mf)$/ },
  {
    meaning: 'company',
    is: /^(company|firm|firma|organi[sz]ation|org|employer|unternehmen|societe|entreprise|empresa|azienda|bedrijf|foretag|companyname|business)$/,
    has: /company(name)?$|firmenname|raisonsociale|razonsocial/,
  },
  {
    meaning: 'street',
    is: /^(address|adresse|addr|street|strasse|str|rue|calle|via|rua|straat|ulica|gata|direccion|indirizzo|endereco|adres|address1)$/,
    has: /street|strasse|address(line)?1$|anschrift|direccion|indirizzo/,
  },
  {
    meaning: 'postalCode',
    is: /^(zip|plz|cp|cap|cep|postcode|postalcode|zipcode|postleitzahl|codepostal|codigopostal|postnummer|kodpocztowy)$/,
    has: /zip|postcode|postalcode|postleitzahl|codepostal|codigopostal/,
  },
  {
    meaning: 'city',
    is: /^(city|town|suburb|place|ort|stadt|wohnort|ville|ciudad|citta|cidade|stad|miasto|localidad|plaats|woonplaats|poblacion)$/,
    has: /city$|wohnort|townname/,
  },
  { meaning: 'state', is: /^(state|region|province|county|bundesland|provincia|departement|estado|kanton|wojewodztwo)$/ },
  { meaning: 'country', is: /^(country|land|pays|pais|paese|kraj|countrycode|nation|landcode|isocountry)$/, has: /country/ },
  { meaning: 'language', is: /^(language|lang|locale|sprache|langue|idioma|lingua|taal|jezyk|sprak)$/ },
  {
    meaning: 'phone',
    is: /^(phone|tel|telephone|mobile|cell|handy|fon|telefon|telefono|telefone|telefoon|movil|movel|portable|gsm|phoneno|msisdn|rufnummer)$/,
    has: /^caller(s?(no|nr|num|number|id))?$|phone|telefoon|telefon|telefono|telemovel|mobil|handynummer|cell?ular|rufnummer/,
  },
  { meaning: 'currency', is: /^(currency|curr|ccy|wahrung|waehrung|devise|moneda|valuta|moeda|waluta|currencycode)$/ },
  {
    meaning: 'price',
    is: /^(price|unitprice|preis|einzelpreis|prix|prixunitaire|precio|preciounitario|prezzo|preco|prijs|cena|pris|listprice|stueckpreis|stuckpreis)$/,
    has: /unitprice|einzelpreis|stu(e)?ckpreis|priceeach|prixunit/,
  },
  {
    meaning: 'quantity',
    is: /^(quantity|qty|menge|anzahl|quantite|cantidad|quantita|quantidade|aantal|ilosc|antal|units|pieces|stuck|stueck|stk|count|numberofitems)$/,
    has: /quantity|^numberof|^qty|qty$|menge$|anzahl/,
  },
  {
    meaning: 'amount',
    is: /^(amount|total|sum|summe|betrag|umsatz|revenue|sales|value|montant|importe|importo|valor|wert|bedrag|kwota|belopp|spend|spent|turnover|gross|brutto|net|netto|gesamt|gesamtbetrag|paid)$/,
    has: /amount|total(price|value|amount|sum)|^total|umsatz|betrag|montant|importe|importo|revenue|(sales|dollar|order|purchase|basket)value|turnover|spend/,
  },
  { meaning: 'eventName', is: /^(event|eventname|eventtype|action|activity|type|ereignis|vorgang|evenement|evento|tipo|art)$/ },
  {
    meaning: 'category',
    is: /^(category|productcategory|department|kategorie|warengruppe|rayon|categorie|categoria|segment)$/,
    has: /category$|warengruppe|kategorie/,
  },
  {
    meaning: 'productName',
    is: /^(product|productname|item|itemname|description|beschreibung|bezeichnung|artikelbezeichnung|designation|descripcion|descrizione|produkt|produit|producto|prodotto|libelle|articlename)$/,
    has: /product(name|title|description)|artikelbezeichnung|itemdescription/,
  },
  { meaning: 'coupon', is: /^(coupon|couponcode|voucher|promo|promocode|gutschein|discountcode)$/ },
  { meaning: 'store', is: /^(store|storeid|shop|filiale|filialnr|magasin|tienda|negozio|loja|winkel|sklep|butik|branch|outlet|storeno)$/ },
  { meaning: 'url', is: /^(url|page|pageurl|link|href|landingpage|seite)$/ },
  { meaning: 'ip', is: /^(ip|ipaddress|ipadresse|useripaddress)$/ },
  {
    meaning: 'text',
    is: /^(comment|comments|feedback|review|message|note|notes|remark|remarks|kommentar|bemerkung|notiz|nachricht|avis|comentario|commento|utterance|why|verbatim|answer|words)$/,
    has: /comment|feedback|bemerkung|(she|he|they|customer|caller|client)said$/,
  },
  {
    meaning: 'name',
    is: /^(name|fullname|customername|clientname|kundenname|contactname|nomcomplet|nombrecompleto|nomecompleto|naam|displayname|namn)$/,
    has: /fullname|customername|nomcomplet/,
  },
];
