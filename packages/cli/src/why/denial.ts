/** What IAM's sentence says: who may not do what, and where. */
export interface Denial {
  readonly caller?: string;
  readonly action: string;
  readonly resource: string;
  /** The region in the resource; of a profile it may be one that nobody named. */
  readonly region?: string;
}

const sentence = /(?:User: (\S+) is )?not authorized to perform: (\S+) on resource: (\S+)/;

export function denialIn(message: string): Denial | undefined {
  const [, caller, action, resource] = sentence.exec(message) ?? [];
  if (action === undefined || resource === undefined) return undefined;
  const region = resource.split(":", 4)[3];
  return { ...(caller && { caller }), action, resource, ...(region && { region }) };
}
