/** A library's client, as a program would keep it. */
export interface Client {
  /** One question; gives the whole text. */
  call(): Promise<string>;
  /** The same question as a stream: tells each piece of text as it comes, and ends with the stream. */
  stream(onText: (piece: string) => void): Promise<void>;
}

/**
 * What every file in this folder exports as `open`: the program that one would write with the library, as its own
 * documentation shows it, and no more. Region and credentials are in AWS's environment variables.
 */
export type Open = (endpoint: string) => Client;
