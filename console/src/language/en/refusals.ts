/** Why something is not offered or sent, by code, and what would let it through. */
export const refusals = {
  refusal: {
    not_for_channel: { why: 'its rights do not cover this channel', change: 'another channel' },
    not_for_device: { why: 'it does not fit what it would be shown on', change: 'another device' },
    other_language: { why: 'it is in another language than hers', change: 'a version in her language' },
    read_enough: { why: 'she has read it often enough', change: 'time, or new content on the question' },
    later_in_order: {
      why: 'it comes later in the usual order: nothing was predicted',
      change: 'more choices asked for, or prediction switched on',
    },
    less_likely: { why: 'others are likelier to help', change: 'other signals, or better answers to it' },
    rule: {
      withhold: { why: 'the rule “{{rule}}” keeps it away', change: 'the rule no longer holding' },
      only: { why: 'the rule “{{rule}}” lets only other content through', change: 'the rule no longer holding' },
    },
    consent: {
      unknown: { why: 'she has not said yes to this purpose, and without a yes it is a no', change: 'her yes' },
      refused: { why: 'she said no to this purpose', change: 'her yes' },
      expired: { why: 'her yes has run out', change: 'her yes, anew' },
      gpc: { why: 'her browser says that her data is not to be sold or shared', change: 'her own yes' },
      gpp: { why: 'she objected to the sale or sharing of her data', change: 'her own yes' },
      tcf: { why: 'she did not agree where she was asked about cookies', change: 'her agreement' },
    },
    contact: { refused: { why: 'she does not want to be contacted', change: 'her own word' } },
    channel: { refused: { why: 'she does not want this channel', change: 'another channel, or her yes' } },
    relationship: {
      leave_me_be: { why: 'she wants to be left alone', change: 'another choice of hers' },
      just_basics: { why: 'she wants just the basics', change: 'another choice of hers' },
      keep_me_posted: { why: 'she wants to be kept posted and no more', change: 'another choice of hers' },
      help_me: { why: 'she wants help and no more', change: 'another choice of hers' },
      work_with_me: { why: 'it is not what she wants to work with us on', change: 'another choice of hers' },
    },
    problem: { open: { why: 'a problem of hers is still open: first we put that right', change: 'the problem being solved' } },
    stock: { none: { why: 'there is none of it at the moment', change: 'stock' } },
    attention: { spent: { why: 'her attention for this week is spent', change: 'time' } },
    cap: {
      all: { why: 'she has had enough messages of late', change: 'time' },
      channel: { why: 'she has had enough messages by this channel of late', change: 'time' },
    },
    quiet_hours: { why: 'it is a quiet hour where she is', change: 'time' },
    holiday: { why: 'it is a holiday where she lives', change: 'time' },
  },
};
