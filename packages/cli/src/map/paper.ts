/** Sheets of paper in millimetres, upright. */
const sheets: readonly (readonly [name: string, width: number, height: number])[] = [
  ["A4", 210, 297],
  ["A3", 297, 420],
  ["A2", 420, 594],
];

/** A CSS pixel in millimetres. */
const pixel = 25.4 / 96;
const margins = 20;
/** What the heading above the picture takes. */
const heading = 30;

/** The smallest letters are 10.5 px: at 0.62 of it they are 5 pt on paper, and names 6 pt, as in a map or a timetable. */
const leastScale = 0.62;

/** The smallest sheet on which the picture can be read, for CSS's `size`; the largest where none is large enough. */
export function paperFor(width: number, height: number): string {
  const fits = sheets.map(([name, short, long]) => {
    const upright = scaleOn(short, long, width, height);
    const lying = scaleOn(long, short, width, height);
    return lying > upright ? { size: `${name} landscape`, scale: lying } : { size: `${name} portrait`, scale: upright };
  });
  return (fits.find(({ scale }) => scale >= leastScale) ?? fits.at(-1))?.size ?? "A4";
}

const scaleOn = (across: number, down: number, width: number, height: number): number =>
  Math.min((across - margins) / (width * pixel), (down - margins - heading) / (height * pixel));
