/**
 * Whatever the model behind the profile accepts. The call must be made in one of the profile's source regions.
 * Source: the Bedrock user guide, "Use an inference profile in model invocation".
 */
export const rules = {
  "cross-region": {
    advice: {
      "not-found":
        "Bedrock knows no such profile in this region: a profile is called in its source regions only (ListInferenceProfiles names those of a region).",
    },
  },
} as const;
