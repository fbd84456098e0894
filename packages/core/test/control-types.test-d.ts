import type * as Bedrock from "@aws-sdk/client-bedrock";
import type * as Agent from "@aws-sdk/client-bedrock-agent";
import type { ControlInputs, ControlOutputs } from "../src/generated/control-types.ts";
import type { MetadataBearer } from "../src/generated/runtime-types.ts";
import type { Enumerations, Structures, Unions } from "./generated/control-parity.ts";
import type { IsMutuallyAssignable, KeyDifferences, Nothing, NotMutual, Yes } from "./generated-parity.ts";

export type EveryTypeIsAssignableBothWays = [
  Nothing<NotMutual<Structures>>,
  Nothing<NotMutual<Unions>>,
  Nothing<NotMutual<Enumerations>>,
];

export type NoMemberIsMissing = [Nothing<KeyDifferences<Structures>>, Nothing<KeyDifferences<Unions>>];

/** `[input, output]` of the AWS SDK's commands, by our names of the operations. */
interface Commands {
  getFoundationModel: [Bedrock.GetFoundationModelCommandInput, Bedrock.GetFoundationModelCommandOutput];
  listFoundationModels: [Bedrock.ListFoundationModelsCommandInput, Bedrock.ListFoundationModelsCommandOutput];
  getFoundationModelAvailability: [
    Bedrock.GetFoundationModelAvailabilityCommandInput,
    Bedrock.GetFoundationModelAvailabilityCommandOutput,
  ];
  listInferenceProfiles: [Bedrock.ListInferenceProfilesCommandInput, Bedrock.ListInferenceProfilesCommandOutput];
  getInferenceProfile: [Bedrock.GetInferenceProfileCommandInput, Bedrock.GetInferenceProfileCommandOutput];
  createInferenceProfile: [Bedrock.CreateInferenceProfileCommandInput, Bedrock.CreateInferenceProfileCommandOutput];
  deleteInferenceProfile: [Bedrock.DeleteInferenceProfileCommandInput, Bedrock.DeleteInferenceProfileCommandOutput];
  listProvisionedModelThroughputs: [
    Bedrock.ListProvisionedModelThroughputsCommandInput,
    Bedrock.ListProvisionedModelThroughputsCommandOutput,
  ];
  getProvisionedModelThroughput: [
    Bedrock.GetProvisionedModelThroughputCommandInput,
    Bedrock.GetProvisionedModelThroughputCommandOutput,
  ];
  listCustomModels: [Bedrock.ListCustomModelsCommandInput, Bedrock.ListCustomModelsCommandOutput];
  getCustomModel: [Bedrock.GetCustomModelCommandInput, Bedrock.GetCustomModelCommandOutput];
  listCustomModelDeployments: [
    Bedrock.ListCustomModelDeploymentsCommandInput,
    Bedrock.ListCustomModelDeploymentsCommandOutput,
  ];
  getCustomModelDeployment: [
    Bedrock.GetCustomModelDeploymentCommandInput,
    Bedrock.GetCustomModelDeploymentCommandOutput,
  ];
  listImportedModels: [Bedrock.ListImportedModelsCommandInput, Bedrock.ListImportedModelsCommandOutput];
  getImportedModel: [Bedrock.GetImportedModelCommandInput, Bedrock.GetImportedModelCommandOutput];
  listPromptRouters: [Bedrock.ListPromptRoutersCommandInput, Bedrock.ListPromptRoutersCommandOutput];
  getPromptRouter: [Bedrock.GetPromptRouterCommandInput, Bedrock.GetPromptRouterCommandOutput];
  listMarketplaceModelEndpoints: [
    Bedrock.ListMarketplaceModelEndpointsCommandInput,
    Bedrock.ListMarketplaceModelEndpointsCommandOutput,
  ];
  getMarketplaceModelEndpoint: [
    Bedrock.GetMarketplaceModelEndpointCommandInput,
    Bedrock.GetMarketplaceModelEndpointCommandOutput,
  ];
  listTagsForResource: [Bedrock.ListTagsForResourceCommandInput, Bedrock.ListTagsForResourceCommandOutput];
  tagResource: [Bedrock.TagResourceCommandInput, Bedrock.TagResourceCommandOutput];
  untagResource: [Bedrock.UntagResourceCommandInput, Bedrock.UntagResourceCommandOutput];
  listPrompts: [Agent.ListPromptsCommandInput, Agent.ListPromptsCommandOutput];
  getPrompt: [Agent.GetPromptCommandInput, Agent.GetPromptCommandOutput];
  listPromptTags: [Agent.ListTagsForResourceCommandInput, Agent.ListTagsForResourceCommandOutput];
}

type Inputs = { [Name in keyof ControlInputs]: [ControlInputs[Name], Commands[Name][0]] };
type Outputs = { [Name in keyof ControlOutputs]: [ControlOutputs[Name] & MetadataBearer, Commands[Name][1]] };

export type TheCommandsTakeAndGiveOurTypes = [Nothing<NotMutual<Inputs>>, Nothing<NotMutual<Outputs>>];

export type TheTablesHaveTheSameOperations = [
  Yes<IsMutuallyAssignable<keyof ControlInputs, keyof ControlOutputs>>,
  Yes<IsMutuallyAssignable<keyof ControlInputs, keyof Commands>>,
];
