/**
 * What somebody's data may be used for. `service`: doing what she asked for; `advice`: helping her choose and use; `marketing`: telling her of what we
 * offer; `analysis`: learning from what she did; `advertising`: what others show her, and giving her data to them; `location`, `searches`, `social`:
 * using where she is, what she looked for, and who she is elsewhere.
 */
export const purposes = ['service', 'advice', 'marketing', 'analysis', 'advertising', 'location', 'searches', 'social'] as const;
export type Purpose = (typeof purposes)[number];
