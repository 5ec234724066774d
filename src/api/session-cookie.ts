/** The cookie that holds a signed-in person's session token. */
export const sessionCookie = 'loyalty_session';
