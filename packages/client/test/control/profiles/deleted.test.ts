import { describe, expect, it } from "vitest";
import { gone } from "../../support/scripted-control.ts";
import { hurried, meeting, ProfileAccount, us } from "./support.ts";

// AWS answers a token that it knows with the ARN of then, whether there still is such a profile or not.

const search = { name: "search", from: us, tags: { team: "search" } };

/** Makes the profile and deletes it, some times. */
async function madeAndDeleted(account: ProfileAccount, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    const client = account.client();
    await hurried(async () => client.deleteApplicationProfile(await client.ensureApplicationProfile(search)));
  }
  account.created.length = 0;
}

const tokensOf = ({ created }: ProfileAccount) => created.map(({ clientRequestToken }) => clientRequestToken);

describe("a profile that was deleted", () => {
  it.each([1, 2, 3])("%d times is made again, with a token that AWS does not know", async (times) => {
    const account = new ProfileAccount();
    await madeAndDeleted(account, times);
    const { modelId } = await hurried(() => account.client().ensureApplicationProfile(search));
    expect([...account.owned.keys()]).toEqual([modelId]);
    expect(new Set(tokensOf(account)).size).toBe(times + 1);
    expect(tokensOf(account).every((token) => /^[0-9a-f]{64}$/.test(token ?? ""))).toBe(true);
  });

  it("is made again also by who does not wait for long", async () => {
    const account = new ProfileAccount();
    await madeAndDeleted(account, 1);
    const ensuring = () => account.client().ensureApplicationProfile({ ...search, timeoutMs: 1_000 });
    const { modelId } = await hurried(ensuring);
    expect([...account.owned.keys()]).toEqual([modelId]);
  });

  it("is one profile again where two processes make it at once", async () => {
    const account = new ProfileAccount();
    await madeAndDeleted(account, 1);
    const [a, b] = await hurried(() =>
      Promise.all([
        account.client().ensureApplicationProfile(search),
        account.client().ensureApplicationProfile(search),
      ]),
    );
    expect([...account.owned.keys()]).toEqual([a.modelId]);
    expect(b.modelId).toBe(a.modelId);
  });

  it("is one profile again where neither of two processes sees the other's", async () => {
    const account = new ProfileAccount();
    await madeAndDeleted(account, 1);
    const both = meeting(2);
    const blind = new ProfileAccount({
      listInferenceProfiles: () => both().then(() => ({})),
      createInferenceProfile: (input) => account.control.send({ operation: "createInferenceProfile", input }),
      getInferenceProfile: (input) => account.control.send({ operation: "getInferenceProfile", input }),
    });
    const [a, b] = await hurried(() =>
      Promise.all([blind.client().ensureApplicationProfile(search), blind.client().ensureApplicationProfile(search)]),
    );
    expect(tokensOf(account)).toHaveLength(4);
    expect([a.modelId, b.modelId]).toEqual([...account.owned.keys(), ...account.owned.keys()]);
  });
});

describe("a new profile that is not found for long", () => {
  it("is not made twice, where it is listed", async () => {
    const account = new ProfileAccount({ notFound: 1_000 });
    const { modelId } = await hurried(() => account.client().ensureApplicationProfile(search));
    expect([...account.owned.keys()]).toEqual([modelId]);
    expect(account.created).toHaveLength(1);
  });

  it("is made a few times at the most, and then it is an error", async () => {
    const getInferenceProfile = ({ inferenceProfileIdentifier: id = "" }) => {
      if (id.includes("application")) throw gone();
      return new ProfileAccount().control.send({
        operation: "getInferenceProfile",
        input: { inferenceProfileIdentifier: id },
      });
    };
    const account = new ProfileAccount({ getInferenceProfile, listInferenceProfiles: () => ({}) });
    const ensuring = hurried(() => account.client().ensureApplicationProfile(search));
    await expect(ensuring).rejects.toMatchObject({ code: "timeout", message: expect.stringContaining("not found") });
    expect(account.created).toHaveLength(4);
  });
});
