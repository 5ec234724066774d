/** Audiences: whom something is told or used for. */
export const audiences = {
  audiences: {
    title: 'Audiências',
    question: 'Quem está nela agora, por que regra, e quem entrou ou saiu?',
    means: 'A quem se diz algo, ou para que se usa o que delas se sabe. As pessoas entram e saem num segundo.',
    none: 'Ainda nenhuma. Faça uma para dizer algo às pessoas, ou para usar o que delas se sabe para uma finalidade que permitem.',
    of: 'de {{people}}',
    counting: 'Estão a ser encontradas as suas pessoas.',
    forService: 'Parte do que pediram: ninguém tem de dizer que sim.',
    forPurpose: 'A quem não o permite não se diz nada nem sai num ficheiro, embora conte aqui.',
    file: 'Em ficheiro',
    fileMeans: 'Só quem permite aquilo para que serve',
    moves: 'Quem entrou e saiu agora mesmo',
    came: 'entrou',
    went: 'saiu',
    andMore_one: 'e mais {{formatted}}',
    andMore_other: 'e mais {{formatted}}',
    cause: { event: 'pelo que aconteceu', time: 'só pelo tempo', rule: 'por outra regra' },
    days: 'Em duas semanas',
    day: { day: 'Dia', came: 'Entraram', went: 'Saíram', size: 'Pessoas no fim' },
    everybody: 'Todas as pessoas nela',
  },
};
