import { defineComponent, h } from "vue";
import house from "../../public/diagrams/house.svg?raw";
import kinds from "../../public/diagrams/kinds.svg?raw";
import performance from "../../public/diagrams/performance.svg?raw";

/** The drawings, as text: inside of the page they have the page's colours. */
const drawings: Readonly<Record<string, string>> = { house, kinds, performance };

/** Shows a drawing by its name. */
export const Diagram = defineComponent({
  props: { name: { type: String, required: true } },
  setup:
    ({ name }) =>
    () =>
      h("figure", { class: "diagram", innerHTML: drawings[name] }),
});
