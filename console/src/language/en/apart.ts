/** Why two are kept apart, by code: on the page of links to review and on each customer's. */
export const apart = {
  apart: {
    shared_identifier:
      '{{what}} is used by several people, or by some of whom nothing says that they are one, so it does not tell who this is',
    limit_reached: 'one person may have at most {{most}} of: {{what}}; joining would make more',
    not_permitted: 'in this browser or device it was refused, or never allowed, that what was seen of it says who somebody is',
    taken_back: 'she took back that it is hers',
    no_own_word: 'the two were named together, and she herself has not said that it is hers',
    held_by_another: 'she says that it is hers; somebody here decided that it is another customer’s',
    nothing_says_one: 'both sides are known by themselves, and no name or date of birth on both says that they are one',
    names_differ: 'the two sides carry different names or dates of birth',
    split_by_decision: 'decision {{decision}} keeps these two apart',
    shared: '{{what}} {{value}} is shared by several people: {{difference}}',
    together: 'seen together, but {{difference}}',
    differ: {
      names: '{{people}} have different names',
      birth_years: '{{people}} have different birth years',
      birthdays: '{{people}} have different dates of birth',
      names_birth_years: '{{people}} have different names and birth years',
      names_birthdays: '{{people}} have different names and dates of birth',
    },
    bornIn: '{{name}} ({{year}})',
    others: '{{count}} more',
  },
};
