import type { Kind, TargetKind } from "../kinds.ts";
import type { ResourceType } from "./resources.ts";

/** What a modelId says by itself: its kind, and the parts that the string has. Plain data; nothing was looked up. */
export interface ModelRef<K extends Kind = Kind> {
  readonly kind: K;
  /** The string exactly as it was given. */
  readonly modelId: string;
  /** `aws`, `aws-us-gov`, `aws-cn`, … (ARNs only). */
  readonly partition?: string;
  /** The region that the ARN names. Only `[a-z0-9-]`, since it ends up in a host name. */
  readonly region?: string;
  /** 12 digits (ARNs only; foundation models have none). */
  readonly accountId?: string;
  /** The id or name of the resource, without a version; for a bare id, that id. */
  readonly resourceId?: string;
  /** A prompt's version: 1 to 5 digits. */
  readonly version?: string;
  /** The resource type as the ARN spells it, such as `default-prompt-router`. */
  readonly resourceType?: ResourceType;
  /** In a reply: the profile through which the call was made instead, where the model could not be called by itself. */
  readonly via?: ModelRef;
}

/** The parts from which `formatModelId` makes a string: those of a ref, of which only `kind` is always needed. */
export interface ModelIdParts {
  readonly kind: TargetKind;
  readonly modelId?: string | undefined;
  /** Default: the partition of the region. */
  readonly partition?: string | undefined;
  readonly region?: string | undefined;
  readonly accountId?: string | undefined;
  readonly resourceId?: string | undefined;
  readonly version?: string | number | undefined;
  /** Default: the kind's own resource type (`prompt-router` for a router). */
  readonly resourceType?: ResourceType | undefined;
}
