/**
 * Whatever the endpoint's model accepts; Converse where the model is listed as compatible. The endpoint must be registered
 * with Bedrock. Source: the Bedrock user guide, "Call the endpoint".
 */
export const rules = {
  marketplace: {
    destinations: "own",
    advice: {
      "operation-not-supported":
        "The endpoint's model has no Converse: call `invokeModel` with the body that the model's container takes.",
      "not-found": "Check that the endpoint exists in the ARN's region and is registered with Bedrock.",
    },
  },
} as const;
