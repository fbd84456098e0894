import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme";
import { Diagram } from "./diagram.ts";
import "./style.css";

/** VitePress's own theme, and the element `<Diagram name="house" />`. */
export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component("Diagram", Diagram);
  },
} satisfies Theme;
