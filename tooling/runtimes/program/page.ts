import { observe } from "./observe.ts";

// For browsers. The page comes from the server itself.
observe(location.origin);
