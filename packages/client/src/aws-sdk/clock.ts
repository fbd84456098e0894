import { clockOffset, withClockOffset } from "@bedrock-targets/core/wire";
import { lowerCased } from "./http.ts";
import type { AwsConfiguration } from "./sdk.ts";

/** What is looked at of an exception of AWS's client. */
interface Exception {
  readonly name: string;
  readonly $metadata?: { readonly attempts?: number };
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
}

/**
 * What was thrown; where it is a refusal of a signature for its time, with the offset that the client has by now. AWS's client
 * finds it out by itself, but marks whatever is refused while the clock is wrong, and may leave streams out
 * (`AwsSdkSigV4Signer` of @aws-sdk/core).
 *
 * @param usedOffset what the signature's time was moved by
 */
export async function clockCorrected(
  config: AwsConfiguration,
  thrown: unknown,
  usedOffset: number | undefined,
): Promise<unknown> {
  if (usedOffset === undefined || !isRefusal(thrown)) return thrown;
  const headers = lowerCased(thrown.$response?.headers ?? {});
  const offset = clockOffset({ headers }, thrown.name, usedOffset);
  if (offset === undefined || (await config.disableClockSkewCorrection?.())) return thrown;
  config.systemClockOffset = offset;
  return withClockOffset(thrown, offset);
}

/** An exception of the service, which AWS's client has not met by trying again. */
const isRefusal = (thrown: unknown): thrown is Exception & Error =>
  thrown instanceof Error && "$response" in thrown && ((thrown as Exception).$metadata?.attempts ?? 1) === 1; // asked in part
