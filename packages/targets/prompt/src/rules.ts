/**
 * A stored prompt brings its own model, system text, tools and parameters. Source: the documentation of Converse in the
 * service model, and the Bedrock user guide, "Test a prompt using Prompt management".
 */
export const rules = {
  prompt: {
    refuses: {
      system: "a stored prompt brings its own system text",
      inferenceConfig: "a stored prompt brings its own inference parameters",
      toolConfig: "a stored prompt brings its own tools",
      additionalModelRequestFields: "a stored prompt brings its own model parameters",
      invokeModel: "InvokeModel takes no prompt variables and ignores the body",
      invokeModelStream: "InvokeModel takes no prompt variables and ignores the body",
    },
    takes: ["variables", "promptVariables"],
    messages: "optional",
    advice: {
      // Given for our refusal of InvokeModel, and where the service says that the model takes no Converse: true of both.
      "operation-not-supported":
        "Call `converse` or `converseStream` with `variables`; the model that the prompt names must have Converse.",
      "not-found": "Check that this prompt and this version exist in the ARN's region and account.",
      "access-denied":
        "Allow `bedrock:RenderPrompt` on the prompt, and `bedrock:InvokeModel` on the model or profile that it names.",
    },
  },
} as const;
