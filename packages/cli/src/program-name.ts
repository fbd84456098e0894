/** What the program is called on a command line. */
export const programName = "bedrock-targets";
