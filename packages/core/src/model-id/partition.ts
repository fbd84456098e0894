/** The beginnings of region names outside the partition `aws`. Source: the `aws.partition` data of AWS's endpoint rules. */
const partitions: readonly (readonly [beginning: string, partition: string])[] = [
  ["us-gov", "aws-us-gov"],
  ["cn", "aws-cn"],
  ["us-iso", "aws-iso"],
  ["us-isob", "aws-iso-b"],
  ["eu-isoe", "aws-iso-e"],
  ["us-isof", "aws-iso-f"],
  ["eusc", "aws-eusc"],
];

/** The partition in which a region lies: `aws-cn` for `cn-north-1`, `aws` for whatever has no partition of its own. */
export function partitionOfRegion(region: string): string {
  return partitions.find(([beginning]) => region.startsWith(`${beginning}-`))?.[1] ?? "aws";
}
