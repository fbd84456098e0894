import { describe, expect, it } from "vitest";
import { ownArn } from "../../support/control-answers.ts";
import { denied } from "../../support/scripted-control.ts";
import { nova, ProfileAccount, us, usModels } from "./support.ts";

describe("deleting an application profile", () => {
  it("deletes it, by its ARN or as a target, and forgets what was remembered", async () => {
    const account = new ProfileAccount();
    const client = account.client();
    const arn = account.own("search", usModels);
    await client.resolve(arn);
    await client.deleteApplicationProfile(arn);
    await expect(client.resolve(arn)).rejects.toMatchObject({ code: "not-found" });
    await client.deleteApplicationProfile(await client.ensureApplicationProfile({ name: "n", from: us }));
    expect(account.owned.size).toBe(0);
  });

  it("that does not exist is done", async () => {
    const arn = ownArn("application-inference-profile/abcdefghijkl");
    await expect(new ProfileAccount().client().deleteApplicationProfile(arn)).resolves.toBeUndefined();
  });

  it("goes to the region of the ARN", async () => {
    const account = new ProfileAccount();
    await account.client().deleteApplicationProfile(ownArn("application-inference-profile/abcdefghijkl", "eu-west-1"));
    expect(account.control.calls).toMatchObject([{ region: "eu-west-1" }]);
  });

  it.each([nova, us, ownArn("prompt/ABCDEFGHIJ"), ownArn(`inference-profile/${us}`)])(
    "never sends anything for %s",
    async (target) => {
      const account = new ProfileAccount();
      await expect(account.client().deleteApplicationProfile(target)).rejects.toMatchObject({
        code: "invalid-request",
      });
      expect(account.control.calls).toEqual([]);
    },
  );

  it("is refused to who may not", async () => {
    const deleteInferenceProfile = () => {
      throw denied("bedrock:DeleteInferenceProfile");
    };
    const arn = ownArn("application-inference-profile/abcdefghijkl");
    const deleting = new ProfileAccount({ deleteInferenceProfile }).client().deleteApplicationProfile(arn);
    await expect(deleting).rejects.toMatchObject({ code: "access-denied", target: { modelId: arn } });
  });
});
