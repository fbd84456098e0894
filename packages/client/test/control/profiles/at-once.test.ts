import { describe, expect, it, vi } from "vitest";
import { awsException } from "../../support/scripted-control.ts";
import { nova, ProfileAccount, us, usModels } from "./support.ts";

const search = { name: "search", from: us, tags: { team: "search", stage: "test" } };
const reversed = { ...search, tags: { stage: "test", team: "search" } };

describe("one client that is asked for the same profile at once", () => {
  it("makes it once, also where the service knows nothing of tokens", async () => {
    const account = new ProfileAccount({ forgetsTokens: true });
    const client = account.client();
    const all = [search, reversed, { ...search, description: "For search" }];
    const targets = await Promise.all(all.map((options) => client.ensureApplicationProfile(options)));
    expect(account.created).toHaveLength(1);
    expect(new Set(targets.map(({ modelId }) => modelId))).toEqual(new Set(account.owned.keys()));
  });

  it("makes it once, also where what has just been made is not listed yet, and takes its time", async () => {
    const account = new ProfileAccount({ forgetsTokens: true, creating: 1, listInferenceProfiles: () => ({}) });
    const client = account.client();
    const first = client.ensureApplicationProfile(search);
    await vi.waitUntil(() => account.owned.size > 0);
    const targets = await Promise.all([first, client.ensureApplicationProfile(reversed)]);
    expect(targets.map(({ modelId }) => [modelId])).toEqual([[...account.owned.keys()], [...account.owned.keys()]]);
    expect(account.created).toHaveLength(1);
  });

  it.each([{ name: "other" }, { from: nova }, { tags: {} }])("takes what differs in %j for another", async (more) => {
    const account = new ProfileAccount({ listInferenceProfiles: () => ({}) });
    const client = account.client();
    await Promise.all([search, { ...search, ...more }].map((options) => client.ensureApplicationProfile(options)));
    expect(account.created).toHaveLength(2);
  });

  it("does for each what is asked of the tags", async () => {
    const account = new ProfileAccount();
    const arn = account.own("search", usModels, { team: "finance" });
    const client = account.client();
    const tags = { team: "search" };
    const [any, none, same, other] = await Promise.allSettled([
      client.ensureApplicationProfile({ name: "search", from: us }),
      client.ensureApplicationProfile({ name: "search", from: us, tags: {} }),
      client.ensureApplicationProfile({ name: "search", from: us, tags }),
      client.ensureApplicationProfile({ name: "search", from: us, tags, updateTags: true }),
    ]);
    expect(any).toMatchObject({ value: { modelId: arn } });
    expect(none).toMatchObject({ reason: { code: "invalid-request" } });
    expect(same).toMatchObject({ reason: { code: "invalid-request" } });
    expect(other).toMatchObject({ value: { modelId: arn } });
  });

  it("makes it for who stays, where one of them has had enough", async () => {
    const exchange = new AbortController();
    const account: ProfileAccount = new ProfileAccount({
      listInferenceProfiles: async (_input, { signal }) => {
        exchange.abort();
        await new Promise((done) => setImmediate(done));
        signal?.throwIfAborted();
        return {};
      },
    });
    const client = account.client();
    const [left, stayed] = await Promise.allSettled([
      client.ensureApplicationProfile({ ...search, signal: exchange.signal }),
      client.ensureApplicationProfile(search),
    ]);
    expect(left).toMatchObject({ reason: { code: "aborted" } });
    expect(stayed).toMatchObject({ value: { kind: "application-profile" } });
  });

  it("tells a failure to all of them, and remembers none", async () => {
    let isBroken = true;
    const account: ProfileAccount = new ProfileAccount({
      listInferenceProfiles: () => {
        if (isBroken) throw awsException("InternalServerException", "Oops", 500);
        return {};
      },
    });
    const client = account.client();
    const failed = await Promise.allSettled(
      [search, search].map((options) => client.ensureApplicationProfile(options)),
    );
    expect(failed).toMatchObject([{ reason: { code: "unavailable" } }, { reason: { code: "unavailable" } }]);
    expect(account.count("listInferenceProfiles")).toBe(1);
    isBroken = false;
    await client.ensureApplicationProfile(search);
    await client.ensureApplicationProfile(search);
    expect(account.count("listInferenceProfiles")).toBe(3);
  });
});
