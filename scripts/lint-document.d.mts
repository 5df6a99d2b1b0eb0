/** Returns a sentence for each rule that an OpenAPI document breaks, warnings too; none where it keeps them all. */
export function problemsOf(document: unknown): Promise<string[]>;
