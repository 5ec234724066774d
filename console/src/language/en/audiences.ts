/** Audiences: whom something is told or used for. */
export const audiences = {
  audiences: {
    title: 'Audiences',
    question: 'Who is in it now, by which rule, and who came or left?',
    means: 'Whom something is told, or what is known of them used for. People come and leave within a second.',
    none: 'None yet. Make one to tell people something, or to use what is known of them for a purpose that they permit.',
    of: 'of {{people}}',
    counting: 'Its people are being found.',
    forService: 'Part of what they asked for: nobody has to say yes to it.',
    forPurpose: 'Whoever does not permit this is told nothing and leaves in no file, though she counts here.',
    file: 'As a file',
    fileMeans: 'Only those who permit what it is for',
    moves: 'Who came and left just now',
    came: 'came',
    went: 'left',
    andMore_one: 'and {{formatted}} more',
    andMore_other: 'and {{formatted}} more',
    cause: { event: 'by what happened', time: 'by time alone', rule: 'by another rule' },
    days: 'Within two weeks',
    day: { day: 'Day', came: 'Came', went: 'Left', size: 'People at its end' },
    everybody: 'Everybody in it',
  },
};
