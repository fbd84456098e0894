import type { InferenceProfileSummary, Look } from "@bedrock-targets/core";
import { entriesOf } from "../listing/read-page.ts";
import { wholePages } from "../listing/source.ts";
import { allPages } from "../lookups/all-pages.ts";
import { arnsOf } from "../lookups/arns.ts";

/** An application profile that exists. */
export interface FoundProfile {
  readonly arn: string;
  readonly status: string | undefined;
  readonly models: readonly string[];
}

/**
 * The application profiles of a name, the oldest first, so that all who look choose the same one. AWS does not document
 * that there is only one: the list is read to its end.
 */
export async function profilesNamed(look: Look, name: string): Promise<readonly FoundProfile[]> {
  const question = { typeEquals: "APPLICATION", ...wholePages } as const;
  const pages = allPages((nextToken) =>
    look("listInferenceProfiles", { ...question, ...(nextToken && { nextToken }) }),
  );
  const found: InferenceProfileSummary[] = [];
  const isIt = (entry: unknown): entry is InferenceProfileSummary =>
    Object(entry).inferenceProfileName === name && isOwned(Object(entry));
  for await (const { inferenceProfileSummaries } of pages) {
    found.push(...entriesOf(inferenceProfileSummaries).filter(isIt));
  }
  return found.toSorted((a, b) => timeOf(a) - timeOf(b)).flatMap(profileFrom);
}

const isOwned = ({ type }: InferenceProfileSummary): boolean => type === undefined || type === "APPLICATION";
const timeOf = ({ createdAt }: InferenceProfileSummary): number => new Date(createdAt ?? 0).getTime() || 0;

const profileFrom = ({ inferenceProfileArn: arn, status, models }: InferenceProfileSummary): readonly FoundProfile[] =>
  arn ? [{ arn, status, models: arnsOf(models) }] : [];
