/** What a piece of text is, from which its colour follows. */
export type Style = "title" | "kind" | "quiet" | "good" | "bad";

/** Colours a piece of text, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/** How the screen is divided. Numbers are columns. */
export interface Page {
  readonly paint: Paint;
  readonly width: number;
  /** Whether what went over the wire has room beside the modelId; otherwise it has a line of its own. */
  readonly beside: boolean;
  /** Before every line of a row but its first. */
  readonly indent: number;
  readonly modelId: number;
  readonly wire: number;
  readonly reply: number;
}

/** The longest kind, `application-profile`, and two spaces. */
export const kindColumns = 21;
/** Tokens, milliseconds and a mark, each with a space before it. */
export const tokensColumns = 11;
export const durationColumns = 9;
export const markColumns = 2;

const widest = 120;
const narrowest = 60;
const roomForBoth = 100;
const pipeWidth = 100;

/** The page of a terminal of so many columns; undefined is a pipe or a file, where no identifier is shortened. */
export const pageFor = (columns: number | undefined, paint: Paint): Page => {
  if (columns === undefined) return narrow(pipeWidth, paint, Number.POSITIVE_INFINITY);
  const width = Math.min(Math.max(columns, narrowest), widest);
  return width < roomForBoth ? narrow(width, paint, width) : wide(width, paint);
};

const narrow = (width: number, paint: Paint, identifiers: number): Page => {
  const indent = 2;
  const modelId = identifiers - kindColumns;
  return { paint, width, beside: false, indent, modelId, wire: identifiers - indent, reply: replyRoom(width, indent) };
};

const wide = (width: number, paint: Paint): Page => {
  const rest = width - kindColumns - 2;
  const modelId = Math.floor(rest * 0.46);
  return {
    paint,
    width,
    beside: true,
    indent: kindColumns,
    modelId,
    wire: rest - modelId,
    reply: replyRoom(width, kindColumns),
  };
};

const replyRoom = (width: number, indent: number): number =>
  width - indent - tokensColumns - durationColumns - markColumns;
