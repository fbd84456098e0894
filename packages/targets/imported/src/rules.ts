/**
 * InvokeModel always works; Converse works where the model's architecture and chat template support it, and is translated
 * to InvokeModel elsewhere. Source: the Bedrock user guide, "Use an imported model"; `instructSupported` of GetImportedModel
 * says which.
 */
export const rules = {
  imported: {
    destinations: "own",
    coldStartMs: 600_000,
    advice: {
      "operation-not-supported":
        'This imported model has no Converse: leave `converse: "native"` out, or call `invokeModel` with the body that its architecture takes.',
      "model-not-ready": "An imported model that was idle is loaded anew, which takes up to five minutes: try again.",
    },
  },
} as const;
