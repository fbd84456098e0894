/** Who calls, known to the program and to the server that checks what it signs. Made up, and of no use elsewhere. */
export const region = "us-east-1";
export const accessKeyId = "AKIDEXAMPLE";
export const secretAccessKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
export const sessionToken = "FwoGZXIvYXdzEXAMPLE/session+token==";
export const bearerToken = "bedrock-api-key-example";
