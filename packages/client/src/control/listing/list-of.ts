/** A list of the one thing that may be there. */
export const listOf = (modelId: string | undefined): readonly string[] => (modelId ? [modelId] : []);
