/** A picture of one pixel, in base64 as on the wire. */
const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** Every byte there is, as a part of a longer buffer. */
const everyByte = Uint8Array.from({ length: 300 }, (_, index) => index - 22).subarray(22, 278);

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));

/** Texts that a careless conversion would change. */
export const texts: Readonly<Record<string, string>> = {
  "emoji, CJK and right-to-left text": "👩‍👩‍👧‍👦 🇺🇳 e\u0301 — 漢字かな한글 — مرحبا שלום\u200f (\u202eabc\u202c)",
  "quotes, markup and line ends": '"it\'s" `$&` {{name}} \\u0041 <b>&amp;</b> \t\r\n\u2028 %2F ?x=1#y',
  "lone surrogates": "\ud83d a \udc69 b \ud800",
  "100 kB of text": "0123456789".repeat(10_240),
};

/** An image and a document, as handed in and as on the wire. */
export const media: { readonly given: readonly unknown[]; readonly sent: readonly unknown[] } = {
  given: mediaBlocks(fromBase64(pixel), everyByte),
  sent: mediaBlocks(pixel, toBase64(everyByte)),
};

function mediaBlocks(image: Uint8Array | string, document: Uint8Array | string): readonly unknown[] {
  return [
    { text: "What is this?" },
    { image: { format: "png", source: { bytes: image } } },
    { document: { format: "txt", name: "notes", source: { bytes: document } } },
  ];
}
