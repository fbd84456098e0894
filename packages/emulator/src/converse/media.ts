import type { Model } from "../account/model.ts";
import { ModelRefusal, validationError } from "../http/service-error.ts";
import { type JsonObject, listOf, objectOf, textOf } from "../wire/json.ts";

/** Refuses media that the model does not take. Otherwise they are not looked at. */
export const checkMedia = (messages: readonly JsonObject[], model: Model): void => {
  const blocks = messages.flatMap(({ content }) => listOf(content).map(objectOf));
  const all = withResults(blocks);
  if (model.dialect === "anthropic") {
    refuseVideo(all);
    // A tool's result may bring a document from there.
    refuseS3([...all.map(({ image }) => image), ...blocks.map(({ document }) => document)]);
  }
  for (const { image } of all) refuseReadable(objectOf(image));
};

/** A tool's result has blocks of its own. */
const withResults = (blocks: readonly JsonObject[]): readonly JsonObject[] =>
  blocks.flatMap((block) => [block, ...listOf(objectOf(block.toolResult).content).map(objectOf)]);

/** Anthropic's models take no video, and little from S3 (recorded). */
const refuseVideo = (blocks: readonly JsonObject[]): void => {
  if (blocks.every(({ video }) => video === undefined)) return;
  throw validationError("This model doesn't support the video content block: leave it out");
};

const refuseS3 = (media: readonly unknown[]): void => {
  if (media.every((medium) => objectOf(objectOf(medium).source).s3Location === undefined)) return;
  throw validationError("This model doesn't support the s3Uri field: send the bytes");
};

/** An image of readable text: the model finds that out, so a stream has begun by then (recorded). */
const refuseReadable = ({ format, source }: JsonObject): void => {
  if (isReadable(textOf(objectOf(source).bytes) ?? "")) {
    throw new ModelRefusal(`an image in format ${format} has the bytes of text/plain`);
  }
};

/** No format of images begins with so many letters; the shortest beginning has to have as many. */
const beginning = 16;

const isReadable = (base64: string): boolean => {
  const bytes = decode(base64.slice(0, (beginning / 3) * 8)).slice(0, beginning);
  return bytes.length === beginning && /^[\x20-\x7e\s]+$/.test(bytes);
};

/** `""` where it is no base64: the service itself would have refused that. */
const decode = (base64: string): string => {
  try {
    return atob(base64.slice(0, base64.length - (base64.length % 4)));
  } catch {
    return "";
  }
};
