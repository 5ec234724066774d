/** Changes that two people decide together. */
export const together = {
  together: {
    none: 'Nothing waits for a signature',
    noneMeans:
      'Some changes are nobody’s alone: giving up a field for good, or lowering what every customer is owed. They are proposed where they belong, and wait here until the CMO and the CIO have both signed.',
    settled: 'Settled',
    signatures: 'Signatures',
    lookField: 'Look at the field',
    lookFloor: 'Look at what holds now',
    missing: 'has not signed yet',
    proposed: 'proposed by {{name}}',
    sign: 'Sign',
    refuse: 'Refuse',
    withdraw: 'Take back',
    signTitle: 'Sign this change',
    refuseTitle: 'Refuse this change',
    withdrawTitle: 'Take the proposal back',
    outdated:
      'What this rests on was changed since it was proposed: it can be carried out no more. Refuse it or take it back, then propose what still makes sense.',
    lastSignature: 'Yours is the last signature: it takes effect at once.',
    state: { proposed: 'waits for two', signed: 'waits for one', carriedOut: 'carried out', withdrawn: 'taken back', refused: 'refused' },
    done: {
      proposed: 'Proposed.',
      signed: 'Signed. It waits for the other signature.',
      carriedOut: 'Signed and carried out.',
      withdrawn: 'Taken back.',
      refused: 'Refused.',
    },
    kind: { fieldRetire: 'The field “{{name}}” is given up.', floorLower: 'What every customer is owed is lowered. {{changes}}' },
  },
};
