import type { PlopTypes } from "@turbo/gen";

/** `turbo gen target`: a package with the files that all target packages have, in the same order. */
export default function generator(plop: PlopTypes.NodePlopAPI): void {
  plop.setGenerator("target", {
    description: "A package for one kind of target",
    prompts: [
      { type: "input", name: "kind", message: "The kind, as in TargetKind (custom-deployment):" },
      {
        type: "input",
        name: "what",
        message: "What it is, as the end of a sentence (an on-demand deployment of a custom model):",
      },
      { type: "input", name: "example", message: "An example modelId:" },
    ],
    actions: [
      {
        type: "addMany",
        base: "templates/target",
        templateFiles: "templates/target/**",
        destination: "{{ turbo.paths.root }}/packages/targets/{{ dashCase kind }}",
        globOptions: { dot: true },
      },
    ],
  });
}
