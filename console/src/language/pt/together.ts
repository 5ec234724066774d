/** Alterações que duas pessoas decidem em conjunto. */
export const together = {
  together: {
    none: 'Nada espera por uma assinatura',
    noneMeans:
      'Algumas alterações não são de uma só pessoa: abdicar de um campo para sempre, ou baixar o que é devido a todos os clientes. São propostas onde lhes cabe, e esperam aqui até que o CMO e o CIO tenham ambos assinado.',
    settled: 'Resolvidas',
    signatures: 'Assinaturas',
    lookField: 'Ver o campo',
    lookFloor: 'Ver o que vale agora',
    missing: 'ainda não assinou',
    proposed: 'proposta de {{name}}',
    sign: 'Assinar',
    refuse: 'Recusar',
    withdraw: 'Retirar',
    signTitle: 'Assinar esta alteração',
    refuseTitle: 'Recusar esta alteração',
    withdrawTitle: 'Retirar a proposta',
    outdated:
      'Aquilo em que assenta mudou desde que foi proposta: já não pode ser concretizada. Recuse-a ou retire-a, e proponha o que ainda fizer sentido.',
    lastSignature: 'A sua é a última assinatura: tem efeito imediato.',
    state: {
      proposed: 'espera por duas',
      signed: 'espera por uma',
      carriedOut: 'concretizada',
      withdrawn: 'retirada',
      refused: 'recusada',
    },
    done: {
      proposed: 'Proposta.',
      signed: 'Assinada. Espera pela outra assinatura.',
      carriedOut: 'Assinada e concretizada.',
      withdrawn: 'Retirada.',
      refused: 'Recusada.',
    },
    kind: { fieldRetire: 'Abdica-se do campo “{{name}}”.', floorLower: 'Baixa o que é devido a todos os clientes. {{changes}}' },
  },
};
