/** What a partition adds to its regions' names. */
export interface Suffixes {
  readonly plain: string;
  /** Of endpoints that have IPv6 too. */
  readonly dualStack: string;
}

const aws: Suffixes = { plain: "amazonaws.com", dualStack: "api.aws" };

/**
 * Partitions by their regions' names; a region of none is of `aws`, whose suffixes GovCloud has too. Every one has FIPS
 * and dual-stack endpoints. Source: the `aws.partition` data of AWS's endpoint rules, version 1.1, which know `de` alone
 * of the Sovereign Cloud's countries.
 */
const partitions: readonly (readonly [names: RegExp, suffixes: Suffixes])[] = [
  [/^(?:cn-\w+-\d+|aws-cn-global)$/, { plain: "amazonaws.com.cn", dualStack: "api.amazonwebservices.com.cn" }],
  [/^eusc-\w+-\w+-\d+$/, { plain: "amazonaws.eu", dualStack: "api.amazonwebservices.eu" }],
  [/^(?:us-iso-\w+-\d+|aws-iso-global)$/, { plain: "c2s.ic.gov", dualStack: "api.aws.ic.gov" }],
  [/^(?:us-isob-\w+-\d+|aws-iso-b-global)$/, { plain: "sc2s.sgov.gov", dualStack: "api.aws.scloud" }],
  [/^(?:eu-isoe-\w+-\d+|aws-iso-e-global)$/, { plain: "cloud.adc-e.uk", dualStack: "api.cloud-aws.adc-e.uk" }],
  [/^(?:us-isof-\w+-\d+|aws-iso-f-global)$/, { plain: "csp.hci.ic.gov", dualStack: "api.aws.hci.ic.gov" }],
];

export const suffixesOf = (region: string): Suffixes => partitions.find(([names]) => names.test(region))?.[1] ?? aws;
