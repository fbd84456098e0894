import { type TargetKind, targetKinds } from "@bedrock-targets/core/target";
import { InvalidArgumentError } from "commander";

/** For an option that may be given several times. */
export const readSeveral = (text: string, before: unknown): string[] => [...listOf(before), text];

const listOf = (before: unknown): string[] => (Array.isArray(before) ? before.map(String) : []);

/** `language=English`, several times. */
export function readVariable(text: string, before: unknown): Record<string, string> {
  const equals = text.indexOf("=");
  if (equals < 1) throw new InvalidArgumentError("Write it as name=text.");
  return { ...Object(before), [text.slice(0, equals)]: text.slice(equals + 1) };
}

/** A whole number of one or more. */
export function readCount(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("It is a whole number of 1 or more.");
  return Number(text);
}

/** An address to send to. */
export function readUrl(text: string): string {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) {
    throw new InvalidArgumentError("It is a web address, such as http://127.0.0.1:8080.");
  }
  return text;
}

/** A region's name ends up in a host name. */
export function readRegion(text: string): string {
  if (!/^[a-z0-9-]{1,20}$/.test(text)) throw new InvalidArgumentError("It is written like us-east-1.");
  return text;
}

/** The kinds that `--kind` names; all where it names none. */
export const kindsFrom = (kinds: readonly string[] | undefined): readonly TargetKind[] | undefined =>
  kinds && targetKinds.filter((kind) => kinds.includes(kind));
