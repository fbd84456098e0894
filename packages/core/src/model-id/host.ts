/**
 * Whether a text is the name of a host of AWS's, or of the web, with or without a port: dotted words, and yet no model.
 * Source of the domains, of all partitions: the `aws.partition` data of AWS's endpoint rules.
 */
export const isHostName = (text: string): boolean => /^www\./i.test(text) || endpoint.test(text);

const endpoint =
  /^[^:]*\.(amazonaws\.(com|com\.cn|eu)|api\.(aws|amazonwebservices\.(com\.cn|eu))|c2s\.ic\.gov|sc2s\.sgov\.gov|csp\.hci\.ic\.gov|cloud\.adc-e\.uk)(:|$)/i;
