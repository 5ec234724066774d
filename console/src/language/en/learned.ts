/** What was learned from how decisions were met, and what it implies. */
export const learned = {
  learned: {
    none: 'Nothing was learned yet',
    noneMeans:
      'Report what is seen and used (the script for pages does it by itself): a use counts at once, a silence half an hour after it was seen. What helps whom is then told here, with how sure that is.',
    waiting_one: '{{formatted}} piece that was shown waits for its answer',
    waiting_other: '{{formatted}} pieces that were shown wait for their answers',
    waitingMeans: 'A use counts at once; that something was seen and not used counts {{minutes}} minutes after it was seen.',
    lead_one: '{{count}} piece of content was shown {{shown}} times and answered {{answered}} times.',
    lead_other: '{{count}} pieces of content were shown {{shown}} times and answered {{answered}} times.',
    edition: 'What was learned is in its edition {{edition}}.',
    putFirst: 'Put it first',
    putAway: 'Put it away',
    pieces: {
      title: 'How often is each piece answered?',
      caption:
        'The share that answers where nothing known of her speaks for it: a dot where it is expected, a bar where it lies with 95 % belief. The axis begins at nothing.',
      piece: 'Piece',
      shown: 'Shown',
      answered: 'Answered',
      chance: 'Expected',
      range: '95 % lie between',
      of: '{{answered}} of {{shown}}',
      open: 'Open what moves each piece, and what can be done',
    },
    piece: {
      met: 'Shown {{shown}} times, answered {{answered}} times.',
      chance: 'Where nothing known of her speaks for it, {{share}} are expected to answer ({{low}} to {{high}}).',
      open: 'Open the piece',
      rules: 'Rules that speak of it, and what became of them',
    },
    weights: {
      title: 'What makes an answer likelier?',
      caption:
        'Right of the line it does, left of it the opposite; a bar that crosses the line says that nobody knows yet. The scale is that of log-odds: 0.7 doubles the odds.',
      feature: 'What is known',
      weight: 'Weight',
    },
    feature: {
      any: 'In any moment',
      intent: 'She is about it',
      stage: 'It is for where she stands',
      question: 'It answers what comes next',
      read: 'She has read it',
      returning: 'She has been here before',
      small: 'On a small device',
      known: 'She is known to us',
    },
    score: {
      title: 'Who chooses best?',
      caption:
        'The share of what was shown within {{days}} days that was answered, by who chose it: the product by what it learned, a rule, a colleague, or a kind default. What was seen and not used counts as no answer after {{minutes}} minutes, and before in neither. Bars are 95 % intervals; where they overlap, nobody can tell yet.',
      who: 'Place and who chose',
    },
    met: {
      none: 'nothing was reported yet',
      share: '{{share}} ({{low}} to {{high}}), {{answered}} of {{shown}}',
    },
    policy: {
      title: 'What would another way of choosing have brought?',
      means:
        'Always choosing one piece, valued from decisions that were drawn, before anybody makes it a rule. What was chosen by the same answers looks better than it is: value it again on later ones.',
      place: 'At the place',
      plot: 'Always this piece at “{{place}}”: how often would it be answered?',
      caption:
        'Doubly robust estimates with 95 % intervals; the dotted line is what was chosen, as it is. Where there are not enough decisions, nothing is drawn.',
      none: 'No decision that was drawn at this place has been answered or passed over yet.',
      from_one: 'From {{formatted}} decision.',
      from_other: 'From {{formatted}} decisions.',
      byPropensity: 'By inverse propensity',
      normalised: 'Self-normalised',
      doublyRobust: 'Doubly robust',
      value: '{{share}} ({{low}} to {{high}})',
      tooFew: 'not enough decisions yet',
    },
    implied: {
      name: { first: '“{{title}}” first at {{place}}', withhold: '“{{title}}” put away at {{place}}' },
      place: 'At the place',
      asItIs: 'As it is, answered',
      always: 'Always “{{title}}”',
      without: 'What comes in its place was chosen before as well: as it is, with a little less of this.',
      later: 'It becomes a rule that holds always at this place. What becomes of it is told here, on this piece, and on the rule.',
      saved: 'It is a rule now. What becomes of it is told on this piece.',
    },
    overrides: {
      title: 'What colleagues chose instead, and why',
      none: 'Nobody has chosen otherwise yet.',
      instead: 'instead of “{{title}}”',
      decision: 'the decision',
      ended: 'ended',
      end: 'End it',
      makeRule: 'Make it a rule',
    },
  },
};
