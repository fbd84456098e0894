/**
 * Whatever the model behind the profile accepts; by ARN only. Source: the Bedrock user guide, "Use an inference profile in
 * model invocation".
 */
export const rules = {
  "application-profile": {
    advice: {
      "not-found":
        "Check that the profile exists in the ARN's region and account; a deleted one leaves its ARN behind.",
    },
  },
} as const;
