/**
 * Said to a schema that is held against a few values: it then does not compile itself, which takes as long as checking
 * hundreds of them.
 */
export const FEW_VALUES = { jitless: true } as const;
