/** Firms as the find box and the customer page speak of them. */
export const firm = {
  firm: {
    belongs: 'Firms',
    found: 'Firms',
    left: 'left {{day}}',
    none: 'No firm is known by that.',
    role: {
      customer: 'customer',
      supplier: 'supplier',
      partner: 'partner',
      competitor: 'competitor',
      agency: 'agency',
      advocate: 'advocate',
    },
    buying: { decider: 'decides', influencer: 'advises', user: 'uses', buyer: 'buys', gatekeeper: 'guards the door' },
    form: { firm: 'firm', site: 'site' },
    level: { strained: 'strained', troubled: 'troubled', quiet: 'quiet', steady: 'steady', warm: 'warm', unknown: 'not known yet' },
    number: {
      firm: 'number',
      name: 'name',
      lei: 'LEI',
      vat: 'VAT number',
      duns: 'D-U-N-S',
      registration: 'register',
      domain: 'domain',
      group_id: 'list number',
    },
  },
};
