/**
 * Sheets of paper in millimetres, upright: A4 to A0. CSS has words for few sizes, and for none beyond A3; a browser that meets
 * another word prints on whatever it likes. So sizes are written as numbers.
 */
const sheets: readonly Sheet[] = [
  [210, 297],
  [297, 420],
  [420, 594],
  [594, 841],
  [841, 1189],
];

type Sheet = readonly [across: number, down: number];

/** A CSS pixel in millimetres. */
const pixel = 25.4 / 96;
/** Both sides of a sheet: the page's margin in `html.ts`, so narrow that a picture of all columns can be read on A4. */
const margins = 18;
/** What the heading above the picture takes: as much as the style sheet leaves free. */
const heading = 28;

/** The smallest letters are 10.5 px: at 0.636 of it they are 5 pt on paper, and names 6 pt, as in a map or a timetable. */
const leastScale = 0.636;

/** The longest page of a PDF: 200 inches. */
const longest = 5080;

/**
 * The smallest sheet on which the picture can be read, for CSS's `size`. Where A0 is too small, it is a piece of a roll, as long
 * as it has to be; only a picture that no PDF can hold has smaller letters.
 */
export function paperFor(width: number, height: number): string {
  const [across, down] =
    sheets.map((sheet) => turned(sheet, width, height)).find(fits(width, height)) ?? roll(width, height);
  return `${across}mm ${down}mm`;
}

/** The sheet upright or lying, as the picture is larger on it. */
const turned = ([short, long]: Sheet, width: number, height: number): Sheet =>
  scaleOn([long, short], width, height) > scaleOn([short, long], width, height) ? [long, short] : [short, long];

const fits = (width: number, height: number) => (sheet: Sheet) => scaleOn(sheet, width, height) >= leastScale;

/** Never narrower than A4: the table below the picture needs that. */
const roll = (width: number, height: number): Sheet => [
  Math.min(longest, Math.max(210, lengthOf(width) + margins)),
  Math.min(longest, lengthOf(height) + margins + heading),
];

const lengthOf = (pixels: number): number => Math.ceil(pixels * pixel * leastScale);

const scaleOn = ([across, down]: Sheet, width: number, height: number): number =>
  Math.min((across - margins) / (width * pixel), (down - margins - heading) / (height * pixel));
