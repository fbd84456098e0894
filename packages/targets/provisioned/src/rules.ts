const artifact = "a custom model is an artifact, which is called through its deployment or provisioned throughput";

/**
 * Provisioned throughput and deployments take whatever the model behind them takes. A custom model itself cannot be called.
 * Source: the documentation of `modelId` in InvokeModel of the service model.
 */
export const rules = {
  provisioned: {
    destinations: "own",
    advice: { "not-found": "Check that the provisioned throughput exists in the ARN's region and is in service." },
  },
  "custom-model": {
    destinations: "own",
    // `typeof`, since declarations are emitted file by file, without inference.
    refuses: {
      converse: artifact as typeof artifact,
      converseStream: artifact as typeof artifact,
      invokeModel: artifact as typeof artifact,
      invokeModelStream: artifact as typeof artifact,
    },
    advice: {
      "operation-not-supported":
        "Pass the ARN of its deployment (`…:custom-model-deployment/…`) or of its provisioned throughput (`…:provisioned-model/…`).",
    },
  },
  "custom-deployment": {
    destinations: "own",
    coldStartMs: 600_000,
    advice: { "not-found": "Check that the deployment exists in the ARN's region and is active." },
  },
} as const;
