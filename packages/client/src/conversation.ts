/* Loaded with the first conversation with a target that may have no Converse. */
export { sendTranslated } from "./conversation/send-translated.ts";
