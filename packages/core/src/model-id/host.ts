/** The domains in which AWS's endpoints lie, in all partitions. Source: the `aws.partition` data of AWS's endpoint rules. */
const endpointDomains = [
  ".amazonaws.com",
  ".amazonaws.com.cn",
  ".amazonaws.eu",
  ".api.aws",
  ".api.amazonwebservices.com.cn",
  ".api.amazonwebservices.eu",
  ".c2s.ic.gov",
  ".sc2s.sgov.gov",
  ".csp.hci.ic.gov",
  ".cloud.adc-e.uk",
];

/** Whether a text is the name of a host of AWS's, or of the web, with or without a port: dotted words, and yet no model. */
export function isHostName(text: string): boolean {
  const lower = text.toLowerCase();
  const colon = lower.indexOf(":");
  const name = colon < 0 ? lower : lower.slice(0, colon);
  return lower.startsWith("www.") || endpointDomains.some((domain) => name.endsWith(domain));
}
