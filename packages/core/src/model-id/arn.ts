/** The six parts of an ARN, as written. The last one may have colons of its own. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
  /** Before the first slash of the last part; the whole part where it has no slash. */
  readonly type: string;
  /** Behind that slash. */
  readonly name: string;
}

/** Takes an ARN apart without judging its parts; `undefined` where there are fewer than six. */
export function splitArn(text: string): Arn | undefined {
  const [scheme, partition = "", service = "", region = "", accountId = "", ...rest] = text.split(":");
  if (scheme !== "arn" || rest.length === 0) return undefined;
  const [type = "", ...name] = rest.join(":").split("/");
  return { partition, service, region, accountId, type, name: name.join("/") };
}

/** `aws` or `aws-…`. */
export const isPartition = (text: string): boolean => /^aws(-[a-z0-9-]{1,20})?$/.test(text);

/** 1 to 20 of `[a-z0-9-]`, as in the service model; not at the edges a hyphen, since it becomes part of a host name. */
export const isRegion = (text: string): boolean => /^(?!-)[a-z0-9-]{1,20}(?<!-)$/.test(text);

export const isAccountId = (text: string): boolean => /^[0-9]{12}$/.test(text);
