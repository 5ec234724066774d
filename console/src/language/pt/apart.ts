export const apart = {
  apart: {
    shared_identifier:
      '{{what}}: em uso por várias pessoas, ou por algumas de quem nada diz que são uma só, por isso não diz de quem se trata',
    limit_reached: 'uma pessoa pode ter no máximo {{most}} de: {{what}}; juntas teriam mais',
    not_permitted: 'neste navegador ou dispositivo foi recusado, ou nunca permitido, que o que nele se viu diga quem alguém é',
    taken_back: 'a própria pessoa retirou que fosse seu',
    no_own_word: 'os dois foram nomeados juntos, e a própria pessoa não disse que é seu',
    held_by_another: 'a pessoa diz que é seu; alguém desta casa decidiu que é de outro cliente',
    nothing_says_one: 'os dois lados são conhecidos por si, e nenhum nome ou data de nascimento em ambos diz que são uma só pessoa',
    names_differ: 'os dois lados têm nomes ou datas de nascimento diferentes',
    split_by_decision: 'a decisão {{decision}} mantém os dois separados',
    shared: '{{what}} {{value}}, em uso por várias pessoas: {{difference}}',
    together: 'vistos juntos, mas {{difference}}',
    differ: {
      names: '{{people}} têm nomes diferentes',
      birth_years: '{{people}} têm anos de nascimento diferentes',
      birthdays: '{{people}} têm datas de nascimento diferentes',
      names_birth_years: '{{people}} têm nomes e anos de nascimento diferentes',
      names_birthdays: '{{people}} têm nomes e datas de nascimento diferentes',
    },
    bornIn: '{{name}} ({{year}})',
    others: 'mais {{count}}',
  },
};
