/** O que se aprendeu de como as decisões foram recebidas, e o que isso implica. */
export const learned = {
  learned: {
    none: 'Ainda nada se aprendeu',
    noneMeans:
      'Comunique o que é visto e usado (o script das páginas fá-lo por si): um uso conta logo, um silêncio meia hora depois de visto. O que ajuda a quem diz-se então aqui, com quão certo isso é.',
    waiting_one: '{{formatted}} peça mostrada espera pela resposta',
    waiting_other: '{{formatted}} peças mostradas esperam pela resposta',
    waitingMeans: 'Um uso conta logo; o que foi visto e não usado conta {{minutes}} minutos depois de ser visto.',
    lead_one: '{{count}} peça de conteúdo foi mostrada {{shown}} vezes e teve resposta {{answered}} vezes.',
    lead_other: '{{count}} peças de conteúdo foram mostradas {{shown}} vezes e tiveram resposta {{answered}} vezes.',
    edition: 'O que se aprendeu está na sua edição {{edition}}.',
    putFirst: 'Pôr primeiro',
    putAway: 'Pôr de lado',
    pieces: {
      title: 'Com que frequência tem cada peça resposta?',
      caption:
        'A parte que responde quando nada do que se sabe dela fala a favor: um ponto onde se espera, uma barra onde está com 95 % de crença. O eixo começa em nada.',
      piece: 'Peça',
      shown: 'Mostrada',
      answered: 'Com resposta',
      chance: 'Esperado',
      range: '95 % estão entre',
      of: '{{answered}} de {{shown}}',
      open: 'Abrir o que move cada peça, e o que se pode fazer',
    },
    piece: {
      met: 'Mostrada {{shown}} vezes, com resposta {{answered}} vezes.',
      chance: 'Quando nada do que se sabe dela fala a favor, espera-se resposta de {{share}} ({{low}} a {{high}}).',
      open: 'Abrir a peça',
      rules: 'Regras que falam dela, e o que foi feito delas',
    },
    weights: {
      title: 'O que torna uma resposta mais provável?',
      caption:
        'À direita da linha torna, à esquerda o contrário; uma barra que cruza a linha diz que ainda ninguém sabe. A escala é a do logaritmo das chances: 0,7 duplica as chances.',
      feature: 'O que se sabe',
      weight: 'Peso',
    },
    feature: {
      any: 'Em qualquer momento',
      intent: 'Interessa-lhe',
      stage: 'É para onde ela está',
      question: 'Responde ao que vem a seguir',
      read: 'Já o leu',
      returning: 'Já cá esteve',
      small: 'Num aparelho pequeno',
      known: 'É conhecida nossa',
    },
    score: {
      title: 'Quem escolhe melhor?',
      caption:
        'A parte do que foi mostrado em {{days}} dias que teve resposta, por quem escolheu: o produto pelo que aprendeu, uma regra, um colega, ou uma resposta de cortesia. O que foi visto e não usado conta como sem resposta ao fim de {{minutes}} minutos, e antes disso não conta. As barras são intervalos de 95 %; onde se sobrepõem, ainda ninguém pode dizer.',
      who: 'Lugar e quem escolheu',
    },
    met: {
      none: 'ainda nada se soube',
      share: '{{share}} ({{low}} a {{high}}), {{answered}} de {{shown}}',
    },
    policy: {
      title: 'O que teria trazido outra maneira de escolher?',
      means:
        'Escolher sempre uma peça, avaliado por decisões que foram sorteadas, antes de alguém o tornar regra. O que foi escolhido pelas mesmas respostas parece melhor do que é: avalie de novo com as seguintes.',
      place: 'No lugar',
      plot: 'Sempre esta peça em “{{place}}”: quantas vezes teria resposta?',
      caption:
        'Estimativas duplamente robustas com intervalos de 95 %; a linha a pontos é o que foi escolhido, como é. Onde não há decisões que cheguem, nada se desenha.',
      none: 'Nenhuma decisão sorteada neste lugar teve ainda resposta ou silêncio.',
      from_one: 'De {{formatted}} decisão.',
      from_other: 'De {{formatted}} decisões.',
      byPropensity: 'Pela propensão inversa',
      normalised: 'Normalizado por si',
      doublyRobust: 'Duplamente robusto',
      value: '{{share}} ({{low}} a {{high}})',
      tooFew: 'ainda sem decisões que cheguem',
    },
    implied: {
      name: { first: '“{{title}}” primeiro em {{place}}', withhold: '“{{title}}” de lado em {{place}}' },
      place: 'No lugar',
      asItIs: 'Como é, com resposta',
      always: 'Sempre “{{title}}”',
      without: 'O que vem no seu lugar já antes se escolhia: como é, com um pouco menos disto.',
      later: 'Torna-se uma regra que vale sempre neste lugar. O que daí vier diz-se aqui, nesta peça, e na regra.',
      saved: 'Agora é uma regra. O que daí vier diz-se nesta peça.',
    },
    overrides: {
      title: 'O que os colegas escolheram em vez disso, e porquê',
      none: 'Ainda ninguém escolheu outra coisa.',
      instead: 'em vez de “{{title}}”',
      decision: 'a decisão',
      ended: 'terminado',
      end: 'Pôr fim',
      makeRule: 'Tornar regra',
    },
  },
};
