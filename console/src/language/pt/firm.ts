export const firm = {
  firm: {
    belongs: 'Empresas',
    found: 'Empresas',
    left: 'saiu em {{day}}',
    none: 'Nenhuma empresa é conhecida por isso.',
    role: {
      customer: 'cliente',
      supplier: 'fornecedor',
      partner: 'parceiro',
      competitor: 'concorrente',
      agency: 'agência',
      advocate: 'defensor',
    },
    buying: { decider: 'decide', influencer: 'aconselha', user: 'usa', buyer: 'compra', gatekeeper: 'guarda a porta' },
    form: { firm: 'empresa', site: 'local' },
    level: { strained: 'tensa', troubled: 'abalada', quiet: 'calada', steady: 'estável', warm: 'calorosa', unknown: 'ainda não se sabe' },
    number: {
      firm: 'número',
      name: 'nome',
      lei: 'LEI',
      vat: 'número de IVA',
      duns: 'D-U-N-S',
      registration: 'registo',
      domain: 'domínio',
      group_id: 'número na lista',
    },
  },
};
