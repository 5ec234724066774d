/** Whether one customer is seen whole: on her page and in lists. */
export const singleView = {
  view: {
    title: 'Uma só visão dela',
    state: { whole: 'Inteira', not_yet: 'Ainda não', unknown: 'Ninguém conhecido ainda' },
    means: {
      whole: 'Não falta nada: nenhum outro registo é provavelmente dela e não há conflito em aberto.',
      not_yet: 'Falta alguma coisa.',
      unknown: 'Não se conhece ninguém por trás deste registo, por isso ainda não conta como cliente.',
    },
    gap: {
      likely_pair: 'Provavelmente a mesma pessoa que {{name}}',
      reviewers_differ: 'Duas pessoas que reviram não concordam sobre {{name}}',
      source_missing: '<from>{{source}}</from> não a conhece',
      source_stale: '<from>{{source}}</from> falou dela pela última vez em <time/>',
      not_fresh: 'Nenhuma fonte fala dela desde <time/>',
      trait_open: 'As fontes não concordam: {{trait}}',
      trait_hidden: 'As fontes não concordam em algo que a sua função não vê',
    },
    absent: 'Não se espera que {{source}} a conheça:',
    absentBySystem: 'diz um sistema nosso.',
    absence: {
      say: 'Não está lá',
      end: 'Retirar',
      title: '{{source}} não conhece {{name}}, nem precisa',
      endTitle: '{{source}} deve conhecer {{name}}, afinal',
      means: 'Passa a contar como inteira sem ela. Se essa fonte falar dela mais tarde, fica ligada na mesma.',
      said: 'Não se espera que {{source}} a conheça',
      ended: 'Espera-se outra vez que {{source}} a conheça',
      undone: 'desfeito logo a seguir',
    },
    toShare: 'De quantos clientes há uma só visão',
  },
};
