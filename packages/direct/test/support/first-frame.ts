/** The first frame of a conversation's stream, `messageStart`: a call is answered when it is there. */
export const firstFrame: Uint8Array = Buffer.from(
  "AAAAdgAAAFKW1freCzpldmVudC10eXBlBwAMbWVzc2FnZVN0YXJ0DTpjb250ZW50LXR5cGUHABBhcHBsaWNhdGlvbi9qc29uDTptZXNzYWdlLXR5cGUHAAVldmVudHsicm9sZSI6ImFzc2lzdGFudCJ9b6jFmQ==",
  "base64",
);

/** A stream that is nothing but an exception: `throttlingException`, "Slow down.". */
export const exceptionFrame: Uint8Array = Buffer.from(
  "AAAAiQAAAGHjYVxEDzpleGNlcHRpb24tdHlwZQcAE3Rocm90dGxpbmdFeGNlcHRpb24NOmNvbnRlbnQtdHlwZQcAEGFwcGxpY2F0aW9uL2pzb24NOm1lc3NhZ2UtdHlwZQcACWV4Y2VwdGlvbnsibWVzc2FnZSI6IlNsb3cgZG93bi4ifTcFp3I=",
  "base64",
);
