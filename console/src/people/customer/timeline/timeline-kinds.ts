/** The kinds of moments that a timeline can be narrowed to, as the server names them. */
export const timelineKinds = ['visit', 'order', 'care', 'words', 'opinion', 'product', 'message'] as const;
