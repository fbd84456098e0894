import { environment } from "./environment.ts";

/**
 * The `region` of the profile (`AWS_PROFILE`, else `default`) in AWS's files: the one in `~/.aws/credentials` before the
 * one in `~/.aws/config`, as AWS's SDK for JavaScript has it. A file that is missing says nothing.
 */
export async function profileRegion(): Promise<string | undefined> {
  const profile = environment("AWS_PROFILE") ?? "default";
  const [credentials, config] = await Promise.all([
    textOf("AWS_SHARED_CREDENTIALS_FILE", "credentials"),
    textOf("AWS_CONFIG_FILE", "config"),
  ]);
  return regionIn(credentials, (section) => section === profile) ?? regionIn(config, isProfile(profile));
}

/** In `config`, `[default]` is the only profile that may do without the word. */
const isProfile = (profile: string) => (section: string) =>
  section === profile ? profile === "default" : /^profile\s+(["']?)(.+)\1$/.exec(section)?.[2] === profile;

async function textOf(variable: string, name: string): Promise<string> {
  const { readFile } = process.getBuiltinModule("node:fs/promises");
  const { homedir } = process.getBuiltinModule("node:os");
  const { join } = process.getBuiltinModule("node:path");
  const home = environment("HOME") ?? environment("USERPROFILE") ?? homedir();
  const path = environment(variable) ?? join(home, ".aws", name);
  return readFile(path.startsWith("~/") ? join(home, path.slice(2)) : path, "utf8").catch(() => "");
}

/** The last `region` of the sections that fit; a setting's own settings, which stand indented below it, do not count. */
export function regionIn(text: string, isWanted: (section: string) => boolean): string | undefined {
  let region: string | undefined;
  let isInside = false;
  let isNested = false;
  for (const line of text.split(/\r?\n/)) {
    const bare = (line.split(/(?:^|\s)[;#]/, 1)[0] ?? "").trim();
    const section = /^\[(.*)\]$/.exec(bare)?.[1];
    const [name = "", ...rest] = bare.split("=");
    const value = rest.join("=").trim();
    if (section !== undefined) {
      isInside = isWanted(section);
      isNested = false;
    } else if (isInside && rest.length > 0 && name !== "") {
      isNested = value === "" || (isNested && /^\s/.test(line));
      if (!isNested && name.trim() === "region") region = value;
    }
  }
  return region;
}
