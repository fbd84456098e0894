// What the scripts of the root package.json call. It has to parse on any Node ever released, so that an old one gets a
// sentence instead of a syntax error: nothing newer than ES5 here, and `import()` is kept in a file of its own.
var oldest = 20;
var version = process.versions.node;

if (Number(version.split(".")[0]) < oldest) {
  console.error("Node %s is too old: install Node 24 from https://nodejs.org and try again.", version);
  process.exit(1);
} else {
  require("./src/load.cjs");
}
