import type { ResponseMetadata } from "../generated/runtime-types.ts";

/** An exception of the service, with the name, the message and the members that the AWS SDK's has. */
export class ServiceException extends Error {
  override readonly name: string;
  readonly $fault: "client" | "server";
  readonly $metadata: ResponseMetadata;
  /** A model's own HTTP status: of `ModelErrorException` and `ModelStreamErrorException`. */
  declare readonly originalStatusCode?: number;
  declare readonly originalMessage?: string;
  declare readonly resourceName?: string;

  constructor(name: string, body: unknown, $fault: "client" | "server", $metadata: ResponseMetadata) {
    const members: Readonly<Record<string, unknown>> = { ...(typeof body === "object" ? body : undefined) };
    super(textIn(members.message) || textIn(members.Message) || "UnknownError");
    this.name = name;
    this.$fault = $fault;
    this.$metadata = $metadata;
    const { originalStatusCode, originalMessage, resourceName } = members;
    if (typeof originalStatusCode === "number") this.originalStatusCode = originalStatusCode;
    if (typeof originalMessage === "string") this.originalMessage = originalMessage;
    if (typeof resourceName === "string") this.resourceName = resourceName;
  }
}

const textIn = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
