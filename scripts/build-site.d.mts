/** The script as browsers get it. @throws the bundler's own failure */
export function buildSite(): Promise<string>;
