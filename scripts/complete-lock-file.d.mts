export interface MissingPackage {
  readonly at: string;
  readonly name: string;
  readonly version: string;
  readonly wantedBy: string;
}

/** The optional packages that no entry of the lock file satisfies. */
export function missingOptionalPackages(lock: { readonly packages: Readonly<Record<string, object>> }): MissingPackage[];
